class A:
    @property
    def x(self): self.__dict__.clear(); return "cleared"
    def __getattr__(self, n): self.__dict__ = {}; return n
a = A(); a.y = 1
print(a.x, a.__dict__, a.z, a.__dict__)
class B:
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v)
        del self.__dict__[n]
b = B(); b.q = 1
print(b.__dict__)
class D:
    def __del__(self): o.__dict__.clear(); o.fresh = 1
class O: pass
o = O(); o.a = 1; o.d = D(); o.b = 2
o.d = None
print(o.__dict__)
for n in list(vars(o)): delattr(o, n)
print(vars(o))
for i in range(50): setattr(o, "n%d" % i, i)
try:
    for k in o.__dict__: setattr(o, k + "_", 1)
except RuntimeError as e:
    print(e)
