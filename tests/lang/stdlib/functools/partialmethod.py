# partialmethod: methods, class and static methods, repr, abstractness.
from functools import partialmethod
import abc


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *rest, **kw):
        self.alive = state
        return (state, rest, kw)

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    @staticmethod
    def plain(*args):
        return args

    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, k=1)
    nested = partialmethod(on, 5)
    cm = partialmethod(make, 1)
    sm = partialmethod(plain, 2)
    built = partialmethod(print, "x")


c = Cell()
print(c.on(), c.alive, c.off(3, j=2), c.nested(), Cell.on(c, 9), c.cm(2), Cell.cm(), c.sm(3))
print(Cell.__dict__["on"].args, Cell.__dict__["nested"].args, Cell.__dict__["off"].keywords)
print(repr(Cell.__dict__["off"]).startswith("functools.partialmethod(<function Cell.set_state at"), c.on.__self__ is c if hasattr(c.on, "__self__") else "-")
try:
    partialmethod(5)
except TypeError as e:
    print(e)


class Abstract(abc.ABC):
    @abc.abstractmethod
    def f(self):
        pass

    g = partialmethod(f)


print(Abstract.g.__isabstractmethod__, sorted(Abstract.__abstractmethods__))
