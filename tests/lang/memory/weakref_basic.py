import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
a = A(1)
r = weakref.ref(a)
print(r() is a, r().n, type(r).__name__, weakref.ref(a) is r, weakref.getweakrefcount(a))
del a
print(r(), r.__callback__)
for bad in (5, "s", (1,), None, [1], {}):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)
print(weakref.ref(A).__class__.__name__, weakref.ref(len)() is len, weakref.ref({1})() is None)
