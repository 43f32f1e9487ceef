def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# abstract
class AB:
    def f(self): pass
    f.__isabstractmethod__ = True
AB.__abstractmethods__ = frozenset(["f", "g"])
t(AB); 
class AB1(AB): pass
t(lambda: type(AB1()).__name__)
AB.__abstractmethods__ = frozenset(["f"]); t(AB); AB.__abstractmethods__ = frozenset(); t(lambda: type(AB()).__name__); t(lambda: type.__abstractmethods__); t(lambda: int.__abstractmethods__); del AB.__abstractmethods__; t(lambda: AB.__abstractmethods__)
# mro entries
class ME:
    def __mro_entries__(self, bases): print(len(bases)); return (dict,)
class Y(ME()): pass
print(Y.__mro__, hasattr(Y, "__orig_bases__"), Y.__bases__)
class GL(list[int]): pass
print(GL.__mro__, GL.__orig_bases__)
def badme():
    class BM:
        def __mro_entries__(self, b): return 5
    class Z(BM()): pass
t(badme); t(lambda: type("X", (ME(),), {}))
# metaclass function
def mf(name, bases, ns, **k): print("mf", name, bases, sorted(x for x in ns if x[:2] != "__"), k); return 42
class MF(metaclass=mf, z=1): a = 1
print(MF)
# prepare
class PM(type):
    @classmethod
    def __prepare__(m, name, bases): return 5
def pp():
    class P(metaclass=PM): pass
t(pp)
class OD(dict):
    def __setitem__(s, k, v):
        if k[:2] != "__": print("ns", k)
        super().__setitem__(k, v)
class PM2(type):
    @classmethod
    def __prepare__(m, name, bases): return OD()
class P2(metaclass=PM2):
    x = 1
    def f(self): pass
print(P2.x, type(P2.__dict__))
# __class__ cell
class CC:
    def f(self): return __class__
    def g(self): return super().__init__
print(CC().f(), type(CC().g()))
class NoCell(type):
    def __new__(m, n, b, ns): ns.pop("__classcell__", None); return super().__new__(m, n, b, ns)
def nc():
    class Q(metaclass=NoCell):
        def f(self): return __class__
t(nc)
def badcell():
    class Q: __classcell__ = 5
t(badcell)
# set_name error
class SN:
    def __set_name__(self, o, n): raise KeyError("boo")
def sn():
    class Q: a = SN()
try: sn()
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
# qualname
class QQ:
    class Inner:
        def f(self): pass
    __qualname__ = "Custom"
print(QQ.__qualname__, QQ.Inner.__qualname__, QQ.Inner.f.__qualname__, "__qualname__" in QQ.__dict__)
def bq():
    class Q: __qualname__ = 5
t(bq)
# metaclass attributes vs class
class MA(type):
    @property
    def mp(c): return "mp " + c.__name__
    def mm(c): return "mm"
    x = "meta x"; y = "meta y"
    def __getattr__(c, n): return "mga " + n
    def __len__(c): return 7
    def __iter__(c): return iter([1, 2])
    def __contains__(c, x): return x == 1
    def __getitem__(c, k): return ("mgi", k)
    def __call__(c, *a): return ("called", a)
    def __repr__(c): return f"<MA {c.__name__}>"
    def __bool__(c): return False
    def __add__(c, o): return "madd"
    def __eq__(c, o): return c is o
    def __hash__(c): return 5
    def __dir__(c): return ["zz"]
    def __setattr__(c, n, v): print("msa", n); super().__setattr__(n, v)
class MB(metaclass=MA):
    x = "cls x"
print(MB.mp, MB.mm(), MB.x, MB.y, MB.nope, len(MB), list(MB), 1 in MB, MB[3], MB(1), MB, bool(MB), MB + 1, hash(MB), MB == MB, [MB]); MB.q = 1; t(lambda: setattr(MB, "mp", 1))
print(isinstance(MB, MA), type(MB) is MA, issubclass(MA, type), MB.__class__)
class MC(MB): pass
print(type(MC), MC.mp)
# descriptors
class ND:
    def __get__(s, o, t): return ("nd", o is None)
class HD:
    nd = ND()
h = HD(); print(h.nd, HD.nd); h.nd = 5; print(h.nd); h.__dict__["nd"] = 6; print(h.nd)
class DD(ND):
    def __set__(s, o, v): print("dd set")
class HD2: d = DD()
h = HD2(); h.d = 1; h.__dict__["d"] = 9; print(h.d); t(lambda: delattr(h, "d"))
class SO:
    def __set__(s, o, v): o.__dict__["so"] = v
class HD3: so = SO()
h = HD3(); print(type(h.so).__name__); h.so = 4; print(h.so)
# getattr raising in property
class PG:
    @property
    def p(self): raise AttributeError("inner")
    def __getattr__(self, n): return "fallback " + n
print(PG().p, PG().q)
class PG2:
    @property
    def p(self): raise AttributeError("inner")
t(lambda: PG2().p); print(hasattr(PG2(), "p"), getattr(PG2(), "p", "dflt"))
class PG3:
    def __getattribute__(self, n):
        if n == "bad": raise AttributeError("gb")
        return super().__getattribute__(n)
    def __getattr__(self, n): return "fb " + n
    z = 1
print(PG3().bad, PG3().z, PG3().other)
# property subclass, doc, getter
class MyProp(property): pass
class PS:
    @MyProp
    def a(self): "adoc"; return 1
    b = property(lambda s: 2, doc="bdoc"); c = property(); d = property(None, lambda s, v: print("dset", v))
print(PS.a.__doc__, PS.b.__doc__, PS().a, PS().b, type(PS.__dict__["a"])); t(lambda: PS().c); t(lambda: PS().d); PS().d = 3; t(lambda: setattr(PS(), "a", 1)); t(lambda: setattr(PS.b, "fget", 1)); t(lambda: delattr(PS(), "d")); print(PS.b.fget(1), PS.c.fget)
t(lambda: property(1, 2, 3, 4, 5)); t(lambda: property(fgett=1)); t(lambda: property(lambda s: 1).__get__(None)); 
p = property(lambda s: 1).setter(lambda s, v: None).deleter(lambda s: None); print(p.fset is not None, p.fdel is not None)
# classmethod chain, wrapped
class CM:
    @classmethod
    @property
    def cp(cls): return "cp " + cls.__name__
    @staticmethod
    def st(): "stdoc"
print(CM.cp, CM.st.__doc__, CM.__dict__["st"].__doc__, CM.__dict__["st"].__name__, repr(CM.__dict__["st"])[:14])
t(lambda: classmethod()); t(lambda: staticmethod(1, 2)); t(lambda: classmethod(a=1)); t(lambda: classmethod(5).__get__(None, int)); t(lambda: staticmethod(5)())
# union
print(int | str | None, (int | str).__args__, int | int, list[int] | None, type(int | str), hash(int | str) == hash(str | int), (int | str) | (str | float)); t(lambda: int | 5); t(lambda: 5 | int); print(isinstance(5, int | None), isinstance(None, int | None), issubclass(bool, int | str)); t(lambda: isinstance(5, int | list[int])); t(lambda: (int | str)[int])
# generic alias
g = list[int]; print(g, g(), g.append, g == list[int], hash(g) == hash(list[int]), dict[str, tuple[int, ...]], tuple[()], list["x"], type[int], g.__args__, g.__parameters__, g.__class__, g.__mro__[0]); t(lambda: g[int]); t(lambda: issubclass(int, g)); t(lambda: list.__class_getitem__(int)); t(lambda: int[3]); t(lambda: g.nope)
print(*[x for x in [tuple[int, str]]], (*tuple[int],)) 
# object methods
t(lambda: object().__format__("x")); t(lambda: object().__reduce_ex__(5, 5)); print(object().__dir__()[:0], object.__init_subclass__(), object.__subclasshook__(1), object().__sizeof__() > 0); t(lambda: object().__format__(5)); t(object.__setattr__, int, "x", 1); t(object.__getattribute__, 5, "real"); t(type.__getattribute__, int, "__name__"); t(type.__setattr__, int, "x", 1); t(object.__delattr__, 5, "x"); t(object.__eq__, 1, 1); t(object.__ne__, 1, 2); t(object.__lt__, 1, 2); t(object.__str__, 5); t(object.__class__.__name__.__add__, "x"); t(object.__ne__, 1, 1)
class RE:
    __slots__ = ("a",)
r = RE(); r.a = 1; print(r.__getstate__(), object().__getstate__()); 
class RE2: pass
r2 = RE2(); r2.x = 1; print(r2.__getstate__())
print(type("Dyn", (), {"a": 1}).a, type("Dyn", (), {}).__module__, type("Dyn2", (int,), {})(5), type("D3", (), {"__slots__": ["q"]}).q)
class Hsh:
    def __eq__(s, o): return True
t(hash, Hsh()); print(Hsh.__hash__)
class Hsh2(Hsh): __hash__ = object.__hash__
t(lambda: hash(Hsh2()) == hash(Hsh2()) or True)
class Hsh3:
    def __hash__(s): return 2**70
t(lambda: hash(Hsh3()) == hash(2**70)); 
class NC:
    __contains__ = None; __iter__ = None; __hash__ = None; __call__ = None; __add__ = None; __len__ = None; __bool__ = None; __eq__ = None; __lt__ = None; __getitem__ = None; __int__ = None; __index__ = None
n = NC()
for f in (lambda: 1 in n, lambda: iter(n), lambda: hash(n), lambda: n(), lambda: n + 1, lambda: len(n), lambda: bool(n), lambda: n == 1, lambda: n < 1, lambda: n[0], lambda: int(n), lambda: [1][n]): t(f)
