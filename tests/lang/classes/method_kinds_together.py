class A:
    n = 0
    def inst(self): return ("inst", type(self).__name__)
    @classmethod
    def make(cls, *a): return cls(*a)
    @staticmethod
    def stat(x): return ("stat", x)
    @property
    def prop(self): return ("prop", self.n)
    lam = lambda self: ("lam", self.n)
    partial = classmethod(lambda cls, k=2: (cls.__name__, k))
    def __call__(self, *a): return ("call", a)
class B(A): n = 5
b = B.make()
print(b.inst(), B.stat(1), b.stat(2), b.prop, b.lam(), b.partial(), B.partial(3), b(1, 2), A.inst(b), [m() for m in (b.inst, b.lam)], list(map(b, "ab")))
f = b.inst
b.n = 9
print(f(), b.prop, B.n, getattr(b, "lam")())
