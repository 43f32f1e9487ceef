import gc, sys
# safety: classes changed during operations
def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
class A:
    def __init__(self): self.a = 1
    def __getattr__(self, n):
        del A.__getattr__
        return "once"
print(A().zz); t(lambda: A().zz)
class D:
    def __get__(self, o, t):
        del B.d
        return "gone"
    def __set__(self, o, v): del B.d
class B: d = D()
print(B().d); t(lambda: B().d)
class E:
    def __del__(self):
        try: F.x = 5
        except Exception as e: print("E", e)
class F: x = E()
F.x = None; print(F.x)
class G:
    def __eq__(self, o):
        global G1
        G.__eq__ = lambda a, b: "new"
        return NotImplemented
print(G() == G(), G() == G())
class H:
    def __del__(self): self.__dict__.clear()
h = H(); h.a = 1; h.b = [h]; del h; gc.collect()
class I:
    def __del__(self): self.late = 1; self.x2 = 2; self.x3 = 3; self.x4 = 5; self.x6 = 7
i = I(); i.v = 1; del i
class J:
    def __init__(self): self.l = J2(self)
class J2:
    def __init__(self, o): self.o = o
    def __del__(self): self.o.q = 1; self.o.r = 2; self.o.s = 3; self.o.t = 3
for k in range(10): J()
gc.collect()
def mk():
    class T:
        x = 1
        def f(self): return T
    t = T(); T.inst = t; t.me = t
    return T
for k in range(100): mk()
print(gc.collect() > 0)
# __class__ change in __del__, in __init__
class K: pass
class L:
    def __init__(self): self.a = 1; self.__class__ = K; self.b = 2
l = L(); print(type(l).__name__, l.a, l.b)
class M:
    def __del__(self): self.__class__ = K
M()
# instance outlives class name
def f():
    class P:
        def __del__(self): print("P del")
        def hi(self): return "hi"
    return P()
p = f(); gc.collect(); print(p.hi(), type(p).__name__); p = None
# many fields growing
class Q: pass
q = Q()
for k in range(70):
    setattr(q, "f%d" % k, k)
    if k % 10 == 0: assert [getattr(q, "f%d" % j) for j in range(k + 1)] == list(range(k + 1))
q2 = Q()
for k in range(70): setattr(q2, "f%d" % k, k)
for k in range(70): delattr(q2, "f%d" % k)
print(q2.__dict__)
for n in range(20):
    class R: pass
    rs = []
    for m in range(12):
        r = R(); rs.append(r)
        for k in range(m): setattr(r, "abcdefghijklmnop"[(k * 7 + n) % 16], k)
    print(sum(len(r.__dict__) for r in rs), end=" ")
print()
# __slots__ with inheritance and dict
class S0: __slots__ = ("a",)
class S1(S0): __slots__ = ("b",)
class S2(S1): pass
s = S2(); s.a, s.b, s.c = 1, 2, 3; print(s.a, s.b, s.c, s.__dict__); del s.a; t(lambda: s.a); s.d = 4; s.e = 5; s.f = 6; s.g = 7; s.h = 8; print(s.b, s.h, list(s.__dict__)); s.__dict__["zz"] = 1; print(s.zz, s.b)
# recursion
class Rr:
    def __repr__(self): return repr(self)
try: repr(Rr())
except RecursionError as e: print("RecursionError", str(e)[:32])
class Re:
    def __eq__(self, o): return self == o
try: Re() == Re()
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rc:
    def __call__(self): return self()
try: Rc()()
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rg:
    def __getattribute__(self, n): return self.x
try: Rg().y
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rl:
    def __len__(self): return len(self)
try: len(Rl())
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rn:
    def __new__(cls): return cls()
try: Rn()
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rm(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class Rmm(metaclass=Rm): pass
try: isinstance(1, Rmm)
except RecursionError as e: print("RecursionError", str(e)[:32])
class Rp:
    @property
    def p(self): return self.p
try: Rp().p
except RecursionError as e: print("RecursionError", str(e)[:32])
x = (1,)
for k in range(100000): x = (x,)
try: isinstance(1, x)
except RecursionError as e: print("RecursionError", str(e)[:32])
e = ValueError(1)
for k in range(100000): e2 = ValueError(2); e2.__context__ = e; e = e2
del e, e2
g = ValueError(1)
for k in range(5000): g = ExceptionGroup("x", [g])
try: g.split(ValueError); print("split")
except RecursionError as e: print("RecursionError", str(e)[:32])
del g
