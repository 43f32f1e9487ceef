d = {}
for k in "zebra": d[k] = ord(k)
print(d)
d["z"] = 0
del d["b"]
d["b"] = "back"
print(d, list(d), next(iter(d)))
d.pop("z")
d["z"] = 1
print(list(d.items()), d.popitem(), d.popitem())
e = {i: i for i in range(20)}
for i in range(0, 20, 2): del e[i]
for i in range(100, 103): e[i] = i
print(list(e))
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, list({**{"a": 1, "b": 2}, "a": 3}), list({"a": 1} | {"b": 2, "a": 5}))
