def t(f, *a, **k):
    try: print("ok", f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# operators
class V:
    def __init__(s, v): s.v = v
    def __repr__(s): return f"V({s.v})"
    def __add__(s, o): return "add" if isinstance(o, V) else NotImplemented
    def __radd__(s, o): return "radd"
    def __iadd__(s, o): s.v += 1; return s
    def __eq__(s, o): return s.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(s, o): return "lt"
    def __len__(s): return s.v
    def __neg__(s): return "neg"
    def __call__(s, *a, **k): return (a, k)
    def __getitem__(s, k): return ("item", k)
    def __setitem__(s, k, v): print("set", k, v)
    def __delitem__(s, k): print("del", k)
    def __contains__(s, k): return k == 1
    def __iter__(s): return iter([1, 2])
    def __index__(s): return s.v
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __rpow__(s, o): return ("rpow", o)
    def __divmod__(s, o): return "dm"
    def __matmul__(s, o): return "mm"
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __complex__(s): return 1j
    def __round__(s, n=None): return ("round", n)
    def __abs__(s): return "abs"
    def __invert__(s): return "inv"
    def __format__(s, spec): return "fmt:" + spec
    def __bytes__(s): return b"by"
    def __reversed__(s): return "rev"
v = V(3)
print(v + V(1), 1 + v, v + v); v += 1; print(v)
t(lambda: v - 1); t(lambda: 1 - v); t(lambda: v + 1); t(lambda: v > V(1)); t(lambda: v >= V(1)); t(lambda: hash(v))
print(v < 1, v == V(4), v != V(4), v == 3, len(v), bool(V(0)), -v, v(1, a=2), v[1:2], v[1, 2], 1 in v, 2 in v, list(v), [0,1,2,3,4,5][v])
v[0] = 1; del v[0]
print(v ** 2, pow(v, 2, 3), 2 ** v, divmod(v, 1), v @ 1, int(v), float(v), complex(v), round(v), round(v, 2), abs(v), ~v, f"{v:x}", format(v), bytes(v), reversed(v))
t(lambda: pow(2, v, 3)); t(lambda: divmod(1, v)); t(lambda: +v); t(lambda: 1 @ v)
class Bad:
    def __len__(s): return -1
    def __bool__(s): return 5
    def __hash__(s): return "x"
    def __iter__(s): return 5
    def __index__(s): return "q"
    def __repr__(s): return 5
    def __str__(s): return 5
    def __int__(s): return "x"
    def __float__(s): return 1
    def __contains__(s, x): raise KeyError(x)
    def __format__(s, x): return 3
    def __init__(s): return None
b = Bad()
for f in (len, bool, hash, iter, repr, str, int, float, format, list, lambda x: [1][x], lambda x: 1 in x, lambda x: range(x)): t(f, b)
class BadInit:
    def __init__(s): return 5
t(BadInit)
t(lambda: object(1)); t(lambda: object.__new__(int)); t(lambda: object.__new__(5)); t(lambda: object.__new__()); t(lambda: int.__new__(str))
class N0: pass
t(lambda: N0(1)); t(lambda: N0(a=1))
class N1:
    def __init__(self, a): pass
t(lambda: N1()); t(lambda: N1(1, 2)); t(lambda: object.__init__(N1(1), 5))
class N2:
    def __new__(cls, a): return super().__new__(cls)
t(lambda: N2()); t(lambda: N2(1).__class__.__name__)
class N3:
    def __new__(cls, a): return super().__new__(cls, a)
t(lambda: N3(1))
class N4:
    def __new__(cls, *a): return 42
    def __init__(self, *a): print("never")
print(N4(1))
# reflected priority
class Base:
    def __add__(s, o): return "Base.add"
    def __radd__(s, o): return "Base.radd"
class Der(Base):
    def __radd__(s, o): return "Der.radd"
class Der2(Base): pass
print(Base() + Der(), Base() + Der2(), Der() + Base(), 1 + Der())
class I(int):
    def __add__(s, o): return "I.add"
    def __rsub__(s, o): return "I.rsub"
print(I(3) + 1, 1 + I(3), 5 - I(2), I(5) - 1, I(3) * 2, type(I(3) * 2), I(7) == 7, hash(I(7)), {7: 1}[I(7)], repr(I(3)), I(3).real)
class L(list):
    def __getitem__(s, i): return "L" if i == 0 else super().__getitem__(i)
    def foo(s): s.attr = 1; return len(s)
l = L([1, 2, 3]); print(l[0], l[1], l, l.foo(), l.attr, l + [4], l == [1,2,3], l.__dict__, len(l), sorted(l), [*l])
class Dd(dict):
    def __missing__(s, k): return "miss" + k
d = Dd(a=1); d.x = 5; print(d["a"], d["b"], d, d.x, d.get("b"), "b" in d)
class St(str):
    def __new__(cls, v, extra): o = super().__new__(cls, v); o.extra = extra; return o
s = St("abc", 5); print(s, s.extra, s.upper(), s + "d", type(s + ""), s == "abc", {"abc": 1}[s], hash(s) == hash("abc"), s[1], len(s), s.__dict__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
tt = T(1, 2, 3); tt.z = 9; print(tt, tt.first, tt.z, tt == (1, 2, 3), tt[1:], type(tt[1:]), tt + (4,), hash(tt) == hash((1, 2, 3)))
class F(float): pass
f = F(2.5); f.n = 1; print(f, f + 1, f.n, type(f * 2), f == 2.5)
class By(bytes): pass
b = By(b"xy"); b.q = 1; print(b, b.q, b[0], b + b"z")
class Se(set): pass
x = Se([1]); x.q = 2; print(x, x.q, x | {2}, type(x | {2}))
big = I(10**30); big.attr = "big"; print(big, big.attr, big - 1)
print(v.__add__(1), v.__add__(V(2)), (5).__add__(3), int.__add__(5, 3), int.__radd__(5, "x"), "a".__add__("b"), [1].__mul__(2), (1).__rpow__(2), (3).__eq__("x"), object().__eq__(1))
t(lambda: int.__add__("a", 1)); t(lambda: int.__add__()); t(lambda: (1).__add__()); t(lambda: (1).__add__(1, 2)); t(lambda: (1).__add__(a=1)); t(lambda: "".join()); t(lambda: str.join()); t(lambda: str.join(1, [])); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: [].insert(1)); t(lambda: [].clear(1)); t(lambda: {}.get()); t(lambda: {}.get(1,2,3)); t(lambda: [].append(x=1)); t(lambda: len()); t(lambda: len(1, 2)); t(lambda: isinstance(1)); t(lambda: list.append())
print(int.__add__, (5).__add__.__name__, list.append, [].append.__name__, list.append.__qualname__, [].append.__qualname__, len.__qualname__, str.join.__objclass__, (1).__add__.__self__, len, dict.fromkeys.__qualname__)
print(type(int.__add__), type((1).__add__), type(list.append), type([].append), type(len), type(int.real), type(property), type(dict.__dict__["fromkeys"]), type(str.__dict__["maketrans"]), type(int.__dict__["__new__"]))
