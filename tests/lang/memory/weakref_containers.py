import weakref
class K:
    def __init__(self, n): self.n = n
a, b = K("a"), K("b")
d = weakref.WeakKeyDictionary()
d[a], d[b] = 1, 2
print(len(d), d[a], a in d, sorted(k.n for k in d))
del a
print(len(d), [k.n for k in d])
v = weakref.WeakValueDictionary()
x = K("x")
v["x"] = x
v["y"] = K("gone at once")
print(sorted(v), v["x"].n, v.get("y"))
s = weakref.WeakSet([x, b])
del b
print(len(s), x in s)
del x
print(len(v), len(s), len(d))
