class A:
    def __getattr__(self, n):
        A.__getattr__ = lambda self, n: "second"
        return "first"
a = A()
print(a.x, a.x)
class P:
    @property
    def v(self):
        type(self).v = "plain"
        return "property"
p = P()
print(p.v, p.v)
class D:
    def __get__(self, o, t):
        t.d = "gone"
        return "descriptor"
class B: d = D()
print(B().d, B.d)
class M(type):
    def __getattribute__(cls, n):
        if n == "x" and "x" in vars(cls): type.__delattr__(cls, "x")
        return type.__getattribute__(cls, n)
class C(metaclass=M): x = 1
try:
    C.x
except AttributeError as e:
    print(e)
class E:
    def __eq__(self, o):
        del E.__eq__
        return "once"
e = E()
print(e == 1, e == 1)
class F:
    def __init__(self): F.__init__ = lambda self: print("replaced init")
    def __new__(cls):
        if "x" not in vars(cls): cls.x = 1
        return super().__new__(cls)
F(); F()
class G:
    def __call__(self):
        G.__call__ = lambda self: "new call"
        return "old call"
g = G()
print(g(), g())
class H:
    def __next__(self):
        H.__next__ = H.stop
        return 1
    def stop(self): raise StopIteration
    def __iter__(self): return self
print(list(H()))
