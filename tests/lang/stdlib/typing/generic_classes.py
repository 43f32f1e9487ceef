def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import *
T = TypeVar("T"); U = TypeVar("U")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class Pair(Generic[T, U]): pass
class IntBox(Box[int]): pass
class Sub(Box[T], Generic[T, U]): pass
class D(Dict[str, T]): pass
print(Box[int], Box[int](3).v, Box[int](3).__orig_class__, Box.__parameters__, Pair[int, T][str], IntBox.__orig_bases__, IntBox.__mro__, Sub.__parameters__, Box[Box[T]][int], D.__mro__, D[int])
fails(lambda: Box[int, str])
fails(lambda: IntBox[int])
fails(lambda: isinstance(Box(1), Box[int]))
for src in ("class X(Generic): pass", "class X(Generic[T], Generic[U]): pass", "class X(Box[T], Generic[U]): pass", "class X(Optional[int]): pass", "class X(Union): pass", "class X(TypeVar): pass"):
    try:
        exec(src)
    except TypeError as e:
        print(e)
