# Every method of UserString and UserList: results, their types, signatures, and what is refused.
import collections
import copy
import inspect
from collections import UserDict, UserList, UserString


def tell(f):
    try:
        r = f()
        print(type(r).__name__, repr(r))
    except Exception as e:
        print(type(e).__name__, e)


class Sub(UserString):
    pass


s = Sub("hello World")
U = UserString
for name, args in [("capitalize", ()), ("casefold", ()), ("lower", ()), ("swapcase", ()), ("title", ()), ("upper", ()), ("isalnum", ()), ("isalpha", ()), ("isascii", ()), ("isdecimal", ()), ("isdigit", ()), ("isidentifier", ()), ("islower", ()), ("isnumeric", ()), ("isprintable", ()), ("isspace", ()), ("istitle", ()), ("isupper", ()), ("lstrip", ("he",)), ("rstrip", ("dl",)), ("strip", (None,)), ("center", (15,)), ("center", (15, "*")), ("ljust", (13, "-")), ("rjust", (13,)), ("zfill", (14,)), ("expandtabs", ()), ("translate", ({104: "J"},)), ("removeprefix", ("he",)), ("removeprefix", (U("he"),)), ("removesuffix", (U("ld"),)), ("replace", ("l", "L")), ("replace", (U("l"), U("L"), 1)), ("count", ("l",)), ("count", (U("l"), 3)), ("find", (U("l"), 3, 9)), ("rfind", ("l",)), ("index", ("l",)), ("index", (U("l"),)), ("rindex", ("l", 0, 5)), ("startswith", ("he",)), ("startswith", (("x", "he"), 0)), ("endswith", ("ld", 3)), ("endswith", (U("ld"),)), ("partition", ("o",)), ("rpartition", ("o",)), ("split", ()), ("split", ("l", 1)), ("rsplit", ("l", 1)), ("splitlines", (True,)), ("join", (["a", "b"],)), ("encode", ()), ("encode", (None, None)), ("encode", ("ascii", "strict")), ("encode", ("",)), ("format", (1,)), ("format_map", ({},)), ("upper", (1,)), ("split", (1,)), ("center", ()), ("zfill", ("x",)), ("find", (5,)), ("nothing", ()), ("maketrans", ("a", "b")), ("__getitem__", (slice(1, 3),)), ("__contains__", (U("ell"),)), ("__contains__", (5,)), ("__add__", (5,)), ("__add__", (U("!"),)), ("__radd__", (5,)), ("__mul__", (2,)), ("__mod__", (5,)), ("__rmod__", ("<%s>",)), ("__getnewargs__", ()), ("__lt__", ("z",)), ("__lt__", (5,)), ("__eq__", (5,)), ("__eq__", (U("hello World"),)), ("__int__", ())]:
    print(name, end=" ")
    tell(lambda: getattr(s, name)(*args))
print(s.split(sep="l", maxsplit=1), s.find(sub="l", start=4), s.splitlines(keepends=True), s.replace(old="l", new="", maxsplit=1), s.encode(encoding="ascii"), U("{a}").format(a=1))
print(int(U("12")), float(U("1.5")), complex(U("1j")), U("%d-%s") % (1, 2), hash(s) == hash("hello World"), {U("k"): 1}["k"], str(U(U("q"))), U(12), bool(U("")), list(U("ab")), "x" in U("xy"), max(U("ba")), U("b") > "a", "a" < U("b"), 2 * U("z"))
for cls in (UserString, UserList, UserDict):
    print(cls.__name__, cls.__module__, cls.__qualname__, [n for n, v in sorted(vars(cls).items()) if n[:1] != "_" and inspect.isfunction(v)])
    for name, method in sorted(vars(cls).items()):
        if inspect.isfunction(method) and name[:1] != "_":
            print(" ", method.__qualname__, str(inspect.signature(method)).replace(str(2**63 - 1), "max"), method.__module__)


class Lst(UserList):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = []


l = Lst([3, 1, 2])
for name, args in [("append", (4,)), ("insert", (0, 9)), ("pop", ()), ("pop", (0,)), ("remove", (3,)), ("count", (1,)), ("index", (2,)), ("index", (2, 0, 1)), ("reverse", ()), ("sort", ()), ("extend", (UserList([7]),)), ("extend", ((8,),)), ("copy", ()), ("__add__", ((1,),)), ("__add__", (UserList([0]),)), ("__radd__", ((1,),)), ("__radd__", ([1],)), ("__mul__", (2,)), ("__rmul__", (0,)), ("__iadd__", ("xy",)), ("__imul__", (1,)), ("__lt__", ([9],)), ("__le__", (l,)), ("__eq__", (5,)), ("__gt__", (UserList([0]),)), ("__ge__", ([9],)), ("__lt__", (5,)), ("__contains__", ("x",)), ("__getitem__", (0,)), ("__getitem__", (slice(0, 2),)), ("__delitem__", (0,)), ("__setitem__", (0, "new")), ("append", ()), ("pop", (1, 2)), ("remove", ("none",)), ("sort", (1,)), ("__add__", (5,)), ("clear", ()), ("pop", ())]:
    print(name, end=" ")
    tell(lambda: getattr(l, name)(*args))
    print("   ", l.data)
l.extend([2, 1])
l.sort(key=lambda x: -x, reverse=True)
c = copy.copy(l)
print(l, c, c.data is l.data, c.tag is l.tag, l.copy().tag is l.tag, len(l), list(reversed(l)), UserList(None), UserList((1,)), UserList("ab"))
tell(lambda: hash(l))
tell(lambda: UserList(5))
tell(lambda: l < 5)


class Dct(UserDict):
    pass


d = Dct({"a": 1}, b=2)
d.tag = []
c, k = copy.copy(d), d.copy()
print(c, k, type(c).__name__, type(k).__name__, c.data is d.data, c.tag is d.tag, k.tag is d.tag, UserDict(None), UserDict(dict=5), Dct.fromkeys("ab"), Dct.fromkeys([], 1))
for f in (lambda: d | {"z": 1}, lambda: d | Dct(q=1), lambda: {"z": 1} | d, lambda: d | [("x", 1)], lambda: 5 | d, lambda: d["zz"], lambda: UserDict(5), lambda: d.__ior__(UserDict(n=1)), lambda: d.__ior__([("m", 2)]), lambda: d.__ior__(5), lambda: d.pop("a"), lambda: d.popitem(), lambda: d.__delitem__("zz"), lambda: d == {"n": 1, "m": 2}, lambda: list(d), lambda: hash(d)):
    tell(f)
for name in ("UserDict", "UserList", "UserString"):
    print(name in dir(collections), name in collections.__all__, getattr(collections, name).__module__)
tell(lambda: collections.nothing)
from collections import *
print(UserString("x"), UserList([1]), UserDict(a=1))
