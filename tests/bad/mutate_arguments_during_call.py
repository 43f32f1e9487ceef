def f(*a, **k): return a, k
class It:
    def __iter__(self):
        l.clear(); d.clear()
        return iter([1])
l, d = [1, 2, 3], {"a": 1}
print(f(*l, *It(), **d), l, d)
class M:
    def keys(self): d.clear(); return ["k"]
    def __getitem__(self, k): return "v"
d = {"a": 1}
print(f(**d, **M()), d)
args = [1, 2]
def g(a, b=args.clear()): return a, args
print(g(*args or [9]))
def h(x=[]):
    h.__defaults__ = ("replaced",)
    return x
print(h(), h())
def k():
    k.__code__ = (lambda: "new code").__code__
    return "old code"
print(k(), k())
