class A:
    def f(self): return "A.f"
    @property
    def p(self):
        del A.p
        return "property removed itself"
    def __getattr__(self, n):
        setattr(A, n, "created")
        return "first"
a = A()
print(a.p, a.p, a.p)
class B:
    def m(self):
        B.m = lambda self: "second"
        return "first"
b = B()
print([b.m() for _ in range(3)])
class C(B):
    def __eq__(self, o):
        C.__bases__ = (B,)
        C.__eq__ = object.__eq__
        return True
c = C()
print(c == 1, c == 1)
def g(i):
    if i == 5: A.f = lambda self: "replaced"
    return a.f()
print([g(i) for i in range(8)])
for i in range(3):
    a.__class__ = [A, B][i % 2]
    print(type(a).__name__, hasattr(a, "m"))
