x = 0
for _ in range(500): x = [x]
for _ in range(500): x = x[0]
print(x)
d = {}
e = d
for i in range(100): e["k"] = {}; e = e["k"]
n = 0
while d: d = d["k"]; n += 1
print(n)
s = repr(eval("[" * 50 + "]" * 50))
print(len(s))
