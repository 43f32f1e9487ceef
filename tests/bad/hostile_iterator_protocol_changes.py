class A:
    def __iter__(self):
        A.__iter__ = lambda s: iter("second")
        return iter("first")
a = A()
print(list(a), list(a))
class C:
    def __getitem__(self, i):
        if i == 2: C.__getitem__ = lambda s, i: exec("raise IndexError")
        return i
print(list(C()))
x, *y = C.__mro__
print(len(y))
class D:
    def __iter__(self): return iter(self.l)
    @property
    def l(self):
        D.n = getattr(D, "n", 0) + 1
        return [D.n] * D.n
d = D()
print([*d], [*d], max(d), sum(d))
a, b, c, e, f = d
print(a, f)
try:
    a, b = d
except ValueError as x:
    print(x)
