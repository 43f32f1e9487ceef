# Which implementation a generic function takes: abstract classes, ambiguity, the cache; what wrapping copies.
import abc
import collections.abc as c
import functools


def tell(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@functools.singledispatch
def what(x):
    return "object"


for kind in (c.Sized, c.Iterable, c.Container, c.MutableMapping, c.Mapping, c.Sequence, c.Hashable):
    what.register(kind, lambda x, kind=kind: kind.__name__)


class Both:
    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())

    def __contains__(self, x):
        return False


class Derived(Both):
    __hash__ = None


class Sized(c.Sized):
    def __len__(self):
        return 0


class SizedMap(dict, c.Sized):
    pass


class Unhashable:
    __hash__ = None


for x in ({}, [], (), "s", set(), frozenset(), 5, None, Sized(), SizedMap(), Unhashable(), range(3), iter(()), object):
    tell(lambda: (type(x).__name__, what(x)))
tell(lambda: what(Derived()))
tell(lambda: what(Both()))
tell(lambda: what.dispatch(5))
tell(lambda: what.dispatch(int)(5))


class A(abc.ABC):
    pass


class Mine:
    pass


what.register(A, lambda x: "A")
tell(lambda: what(Mine()))
A.register(Mine)
tell(lambda: what(Mine()))
what.register(Mine, lambda x: "Mine")
tell(lambda: what(Mine()))
what._clear_cache()
tell(lambda: what(Mine()))
print(sorted(k.__name__ for k in what.registry), type(what.registry).__name__, what.__wrapped__(1), what.__name__)


class Falsy:
    def __bool__(self):
        return False

    def __call__(self, x):
        return "falsy"


what.register(complex, Falsy())
tell(lambda: what(1j))
tell(lambda: what(2j))


class Methods:
    @functools.singledispatchmethod
    def m(self, x):
        """of m"""
        return "any"

    @m.register
    def _(self, x: int):
        return "int"

    @m.register(str)
    @classmethod
    def _(cls, x):
        return "str", cls.__name__

    @functools.singledispatchmethod
    @abc.abstractmethod
    def n(self, x):
        pass


o = Methods()
print(o.m(1), o.m("s"), o.m(None), Methods.m.__name__, o.m.__doc__, o.m.__isabstractmethod__, callable(o.m.register), Methods.__dict__["n"].__isabstractmethod__)
tell(lambda: o.m())


def func(a: int) -> str:
    "doc"


func.register = "own"
func.tag = 1


def copy(a):
    pass


print(sorted(vars(functools.update_wrapper(copy, func)).items(), key=str) != [], copy.__name__, copy.__doc__, copy.__annotations__, copy.tag)


class Odd:
    __name__ = "odd"

    @property
    def __doc__(self):
        raise AttributeError("none")


class Slots:
    __slots__ = ("__name__",)


def other():
    "stays"


functools.update_wrapper(other, Odd())
print(other.__name__, other.__doc__, other.__qualname__)
s = Slots()
s.__name__ = "slots"
print(functools.update_wrapper(other, s).__name__)
tell(lambda: functools.update_wrapper(other, func, assigned=("tag", "nothing"), updated=("nothing",)))
print(other.tag)


class P:
    def f(self, *a, **k):
        return a, k

    g = functools.partialmethod(f, 1, x=2)
    h = functools.partialmethod(g, 3, x=4, y=5)
    s = functools.partialmethod(staticmethod(lambda *a: a), 6)
    k = functools.partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 7)
    p = functools.partialmethod(functools.partial(lambda *a: len(a)), 8)

    @abc.abstractmethod
    def z(self):
        pass

    zz = functools.partialmethod(z)


p = P()
print(p.g(9, z=0), p.h(9), p.s(9), p.k(9), P.k(9), p.p(9), P.g(p, 9), p.g.__self__ is p, P.__dict__["zz"].__isabstractmethod__, P.__dict__["g"].__isabstractmethod__)
print(P.__dict__["h"].args, P.__dict__["h"].keywords, P.__dict__["h"].func is P.f)
tell(lambda: functools.partialmethod(5))
print(functools.partialmethod[int], functools.partialmethod(len, 1, a=2))
