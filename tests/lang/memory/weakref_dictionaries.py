import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
    def __lt__(self, other): return self.n < other.n
a, b, c = A(1), A(2), A(3)
d = weakref.WeakValueDictionary(x=a, y=b)
print(sorted(d.items()), len(d), "x" in d, "q" in d, d.get("q"), d.pop("y"), d.pop("y", 5), d.setdefault("z", c))
print(sorted(d), sorted(d.values()), d == weakref.WeakValueDictionary(x=a, z=c), d == {"x": a})
e = d | {"k": a}
print(sorted(e.items()), sorted(({"k": a} | d).items()))
d.update([("p", a)])
print(sorted(d.keys()), d.copy() == d)
for missing in (lambda: d["nope"], lambda: d.pop("nope")):
    try:
        missing()
    except KeyError as error:
        print(repr(error))
k = weakref.WeakKeyDictionary({a: 1, b: 2})
print(k[a], len(k), k.get(c), k.pop(a), a in k, 5 in k, k.setdefault(c, 9), sorted(k.items()))
try:
    k[5]
except TypeError as error:
    print(error)
for key in k:
    pass
del b, key
print(len(k))
d = weakref.WeakValueDictionary((i, A(i)) for i in range(5))
print(len(d))
keep = [A(i) for i in range(5)]
d = weakref.WeakValueDictionary(enumerate(keep))
for i, v in d.items():
    del v
    keep.pop()
    break
print(len(d), sorted(d))
