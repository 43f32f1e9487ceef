class M:
    def keys(self):
        d.clear()
        return ["a", "b"]
    def __getitem__(self, k):
        d[k + k] = 0
        return k
d = {"x": 1}
d.update(M()); print(d)
def pairs():
    for i in range(5):
        d.clear()
        yield i, i
d = {"x": 1}
d.update(pairs()); print(d)
d = {"a": 1}
d.update(d); print(d)
d |= d; print(d)
class D(dict):
    def __getitem__(self, k): e.clear(); return k
e = {1: 1}
e.update(D(p=1)); print(e)
def f(**kw): kw.clear(); return d
print(f(**d))
try:
    for k in d: d.update({k + "!": 1})
except RuntimeError as x:
    print(x)
