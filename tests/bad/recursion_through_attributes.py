class A:
    def __getattr__(self, n): return getattr(self, n)
class B:
    def __getattribute__(self, n): return getattr(self, n)
class C:
    @property
    def p(self): return self.p
class D:
    def __setattr__(self, n, v): setattr(self, n, v)
    def __delattr__(self, n): delattr(self, n)
class Desc:
    def __get__(self, o, t): return o.d
    def __set__(self, o, v): o.d = v
class E: d = Desc()
class F:
    def __init__(self): pass
    def __getattr__(self, n): return self.data[n]
class M(type):
    def __getattr__(cls, n): return getattr(cls, n)
class G(metaclass=M): pass
class H:
    def __dir__(self): return dir(self)
for f in (lambda: A().x, lambda: B().x, lambda: C().p, lambda: setattr(D(), "x", 1), lambda: delattr(D(), "x"), lambda: E().d, lambda: setattr(E(), "d", 1), lambda: F().x, lambda: G.x, lambda: dir(H()), lambda: hasattr(A(), "x")):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
