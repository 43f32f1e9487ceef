# singledispatch: registration by class, annotation, union and abstract class; ambiguity; errors.
from collections.abc import Iterable, Mapping, MutableMapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def f(x, *rest):
    """doc of f"""
    return "object", rest


@f.register(int)
def f_int(x):
    return "int"


@f.register
def _(x: str):
    return "str"


@f.register
def _(x: float | complex):
    return "number"


f.register(list, lambda x: "list")
f.register(Mapping, lambda x: "mapping")
f.register(type(None), lambda x: "none")
print(f(1), f(True), f("a"), f(1.5), f(2j), f([]), f({}), f(None), f((), 1), f_int(5))
print(f.dispatch(bool) is f_int, f.dispatch(dict) is f.registry[Mapping], list(f.registry)[:2], f.__name__, f.__doc__)


class Dict(dict):
    pass


f.register(MutableMapping, lambda x: "mutable")
print(f(Dict()), f({}))


class Both(Sized, Iterable):
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


@singledispatch
def g(x):
    return "object"


g.register(Sized, lambda x: "sized")
g.register(Iterable, lambda x: "iterable")
print(g(Both()), g(3))
try:
    print(g([]))
except RuntimeError as e:
    print(str(e)[:18])


class A:
    @singledispatchmethod
    def m(self, x):
        return "object"

    @m.register
    def _(self, x: int):
        return "int"

    @m.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__


a = A()
print(a.m(1), a.m("x"), a.m([]), A.m("y"))
for call in (lambda: f(), lambda: f.register(5), lambda: f.register(lambda x: 1), lambda: singledispatchmethod(5), lambda: f.register(5, len)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, str(e).split("0x")[0])
