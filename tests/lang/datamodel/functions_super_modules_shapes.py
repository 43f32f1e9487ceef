import gc
def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
def f(a, b=2, /, c: int = 3, *d, e, g: str = 5, **h) -> list:
    "doc"
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__closure__, f.__dict__, f.__code__.co_name)
f.x = 1; print(f.x, f.__dict__); f.__name__ = "new"; f.__qualname__ = "Q.new"; print(repr(f)[:18], f.__name__)
t(setattr, f, "__name__", 5); t(setattr, f, "__defaults__", 5); t(setattr, f, "__code__", 5); t(setattr, f, "__dict__", 5); t(setattr, f, "__kwdefaults__", 5); t(setattr, f, "__annotations__", 5); t(delattr, f, "__name__"); t(setattr, f, "__globals__", 5); t(setattr, f, "__closure__", 5)
f.__defaults__ = (9,); f.__kwdefaults__ = {"e": 1}; t(f, 1, 2); t(f); f.__doc__ = "z"; print(f.__doc__); del f.__doc__; print(f.__doc__)
def mk():
    n = 1
    def inner(): return n
    def setter(v):
        nonlocal n
        n = v
    return inner, setter
i, s = mk(); print(i.__closure__[0].cell_contents, i.__code__.co_freevars, i.__qualname__); s(5); print(i(), i.__closure__[0].cell_contents); i.__closure__[0].cell_contents = 7; print(i())
FT = type(f); g = FT(i.__code__, {}, "nm", None, i.__closure__); print(g(), g.__name__)
t(FT); t(FT, 1, {}); t(FT, i.__code__, {}); t(FT, i.__code__, {}, None, None, (1,))
class C:
    def m(self, x=1): return (self.__class__.__name__, x)
    @classmethod
    def cm(cls, x=1): return (cls.__name__, x)
    @staticmethod
    def sm(x=1): return x
c = C(); m = c.m
print(m.__self__ is c, m.__func__ is C.m, m.__name__, m(5), m == c.m, m is c.m, hash(m) == hash(c.m), C.cm(2), c.cm(3), C.sm(4), c.sm(5), C.m(c, 6))
t(setattr, m, "foo", 1)
print(type(C.__dict__["cm"]), type(C.__dict__["sm"]), C.__dict__["sm"](8), C.__dict__["cm"].__wrapped__.__name__)
t(lambda: C.__dict__["cm"]())
t(type(m), 1, 2); t(type(m), len); t(type(m), len, None); print(type(m)(len, [1, 2])())
# super
class A:
    x = "A.x"
    def __init__(self): self.log = ["A"]
    def foo(self): return "A.foo"
    @classmethod
    def cm(cls): return "A.cm " + cls.__name__
    @property
    def p(self): return "A.p"
class B(A):
    def __init__(self): super().__init__(); self.log.append("B")
    def foo(self): return "B>" + super().foo()
    @classmethod
    def cm(cls): return "B>" + super().cm()
    @property
    def p(self): return "B>" + super().p
    def bad(self): return super().nope
    def sx(self): return super().x, super(B, self).x, super(B, B).foo(self)
class D(A):
    def foo(self): return "D>" + super().foo()
class E(B, D):
    def foo(self): return "E>" + super().foo()
e = E(); print(e.log, e.foo(), E.cm(), e.p, e.sx()); t(e.bad); t(lambda: super(B, 5)); t(lambda: super(5)); t(lambda: super()); t(lambda: super(B, e).foo()); print(repr(super(B, e)), super(B, e).__thisclass__, super(B, e).__self_class__, repr(super(B)))
t(lambda: super(B, e, 1)); t(lambda: super(B).foo)
# modules
import sys
M = type(sys); mod = M("mymod", "docs"); print(mod, mod.__name__, mod.__doc__, mod.__dict__.keys()); mod.a = 1; print(mod.a); t(lambda: mod.b); del mod.a; t(lambda: mod.a); t(M); t(M, 5)
mod.__getattr__ = lambda n: "dyn " + n; print(mod.zzz)
# namespace
NS = type(sys.implementation) if hasattr(sys, "implementation") else None
if NS: n = NS(a=1, b="x"); print(n, n == NS(a=1, b="x"), n.a, n.__dict__); t(NS, 1); n.self = n; print(n)
# cell
cell = i.__closure__[0]; CT = type(cell); print(CT(5) == CT(5), CT(1) < CT(2), CT() == CT()); t(lambda: CT().cell_contents); t(CT, 1, 2)
# none
print(type(None)(), type(...)(), type(NotImplemented)(), type(None), type(...), type(NotImplemented)); t(type(None), 1); t(lambda: type(None).__bool__(None)); t(setattr, None, "x", 1); t(lambda: type("X", (type(None),), {}))
# __class__ assignment
class P1: pass
class P2: 
    def hi(self): return "hi " + self.z
p = P1(); p.z = "zz"; p.__class__ = P2; print(p.hi(), type(p).__name__, p.__dict__); t(setattr, p, "__class__", int); t(setattr, p, "__class__", 5); t(setattr, 5, "__class__", int); t(delattr, p, "__class__")
class SL1: __slots__ = ("a", "b")
class SL2: __slots__ = ("a", "b")
class SL3: __slots__ = ("a",)
o = SL1(); o.a = 1; o.__class__ = SL2; print(o.a); t(setattr, o, "__class__", SL3); t(setattr, o, "__class__", P1)
# dynamic class changes
class Dy: pass
d = Dy(); t(len, d); Dy.__len__ = lambda s: 3; print(len(d)); Dy.__call__ = lambda s, x: x * 2; print(d(4)); del Dy.__len__; t(len, d)
class Dy2(Dy): pass
Dy.__add__ = lambda a, b: "added"; print(Dy2() + 1); Dy2.__add__ = lambda a, b: "added2"; print(Dy2() + 1); del Dy2.__add__; print(Dy2() + 1); del Dy.__add__; t(lambda: Dy2() + 1)
Dy.__eq__ = lambda a, b: True; print(Dy2() == 5, Dy() == None); Dy.__repr__ = lambda s: "DY"; print(Dy2(), [Dy()]); Dy.__getattr__ = lambda s, n: n; print(d.foo); del Dy.__getattr__; t(lambda: d.foo)
Dy.attr = 1; print(Dy2.attr, d.attr); Dy.attr = 2; print(Dy2.attr, d.attr); del Dy.attr; t(lambda: d.attr); t(lambda: Dy.attr); t(delattr, Dy, "attr")
t(setattr, int, "foo", 1); t(delattr, int, "real"); t(setattr, Dy, "__name__", 5); Dy.__name__ = "Dyn"; print(Dy); t(delattr, Dy, "__name__"); t(setattr, Dy, "__dict__", {}); Dy.__doc__ = "d"; print(Dy.__doc__); t(setattr, int, "__name__", "x"); t(setattr, Dy, "__bases__", ()); Dy.__module__ = "mm"; print(Dy)
print(Dy.__subclasses__(), Dy.mro(), Dy.__basicsize__ > 0, Dy.__flags__ & 512 != 0, Dy.__dictoffset__ != 0)
print(Dy2.__dict__.get("__dict__"), type(Dy2.__dict__))
t(lambda: Dy2.__dict__.__setitem__("a", 1)); 
o = Dy2(); o.a = 1; o.b = 2; o.__dict__["c"] = 3; print(o.c, o.__dict__, list(o.__dict__)); o.d = 4; del o.a; print(o.__dict__); o.__dict__ = {"q": 9}; print(o.q, o.__dict__); t(setattr, o, "__dict__", 5); del o.__dict__; print(o.__dict__)
class Big: pass
b = Big()
for k in range(100): setattr(b, f"f{k}", k)
print(len(b.__dict__), b.f0, b.f99, b.f60, b.f59, b.f61)
bs = [Big() for _ in range(5)]
for n, x in enumerate(bs):
    for k in range(n * 4): setattr(x, f"g{k}", k)
print([len(x.__dict__) for x in bs], bs[4].g15)
t(lambda: object().foo); t(lambda: setattr(object(), "a", 1)); t(lambda: (5).foo); t(lambda: setattr(5, "real", 1)); t(lambda: delattr(5, "real")); t(lambda: setattr([], "append", 1)); t(lambda: setattr([], "foo", 1)); t(lambda: getattr(5, 5)); t(lambda: setattr(5, 5, 5)); t(lambda: getattr(int, "foo")); t(lambda: getattr(5, "foo", "def")); t(hasattr, 5, "real"); t(hasattr, 5, 5)
