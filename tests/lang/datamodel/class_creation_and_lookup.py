def t(f, *a):
    try: print("ok", f(*a))
    except BaseException as e: print(type(e).__name__, e)
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print([c.__name__ for c in D.__mro__], D.__bases__, D.__base__, D.__name__, D.__qualname__, D.__module__)
def bad():
    class X(A, B): pass
t(bad)
def dup():
    class X(A, A): pass
t(dup)
class M1(type): pass
class M2(type): pass
class X1(metaclass=M1): pass
class X2(metaclass=M2): pass
def conf():
    class Y(X1, X2): pass
t(conf)
t(lambda: type("Z", (bool,), {}))
t(lambda: type("Z", (int, str), {}))
t(lambda: type("Z", (3,), {}))
t(lambda: type(1, (), {}))
t(lambda: type("a", (), {}, x=1))
t(lambda: type("a", 3, {}))
t(lambda: type("a", (), 3))
t(lambda: type("a"))
t(lambda: type())
t(lambda: type("a", ()))
class S:
    __slots__ = ("a", "b", "__priv")
s = S(); s.a = 1
t(lambda: s.b); t(lambda: setattr(s, "zz", 1)); t(lambda: s.__dict__); t(lambda: s.zz)
print(S.a, S.__slots__, sorted(k for k in S.__dict__ if not k.startswith("__")))
def sl(v):
    class Q:
        __slots__ = v
        x = 1
    return Q
t(sl, ("x",)); t(sl, (1,)); t(sl, ("a b",)); t(sl, ("__dict__", "__dict__"))
def sl2():
    class Q(int): __slots__ = ("x",)
t(sl2)
class S2(S): __slots__ = ("c", "__dict__")
s2 = S2(); s2.a = 1; s2.c = 3; s2.q = 4
print(s2.__dict__, s2.a, s2.c, s2.q)
del s2.c
t(lambda: s2.c)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "doc x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return 5
p = P(); p.x = 10; print(p.x, P.x.__doc__, p.ro)
t(lambda: setattr(p, "ro", 1)); t(lambda: delattr(p, "ro")); del p.x; t(lambda: p.x)
class Desc:
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
    def __get__(self, o, t=None): return ("get", o is None, t.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class H:
    d = Desc()
h = H(); print(h.d, H.d); h.d = 5; del h.d
class G:
    def __getattr__(self, n): 
        if n.startswith("x"): return n
        raise AttributeError(n)
    def __setattr__(self, n, v): print("setattr", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("delattr", n); object.__delattr__(self, n)
g = G(); g.a = 1; print(g.a, g.xyz); t(lambda: g.b); del g.a; t(lambda: delattr(g, "a"))
class GA:
    def __getattribute__(self, n): return "ga " + n
print(GA().foo, GA().__class__)
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("new", name, kw); return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw): print("init", name, kw); super().__init__(name, bases, ns)
    def __call__(c, *a, **k): print("call", a, k); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name, kw); return {"inj": 1}
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def meth(c): return c.__name__
class MC(metaclass=Meta, k=3):
    def __init__(self, v): self.v = v
print(MC(4).v, MC.inj, isinstance(5, MC), isinstance(6, MC), issubclass(int, MC), issubclass(str, MC), MC.meth())
t(lambda: MC(1).meth())
class Sub(MC, k=9): pass
class IS:
    def __init_subclass__(cls, /, x=None, **kw): super().__init_subclass__(**kw); print("init_subclass", cls.__name__, x)
class IS1(IS, x=5): pass
def iserr():
    class IS2(IS, y=5): pass
t(iserr)
def iserr():
    class IS2(A, y=5): pass
t(iserr)
class CG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(CG[1, 2]); t(lambda: A[1])
print(list[int], dict[str, list[int]], int | str, int | None, (int | str) == (str | int), isinstance(3, int | str), list[int].__origin__)
t(lambda: isinstance(3, list[int])); t(lambda: isinstance(3, 5)); t(lambda: issubclass(3, int)); t(lambda: issubclass(int, 3))
t(lambda: isinstance(1, (int, (str, 3)))); t(lambda: isinstance("", (int, (5,))))
