def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass
@dataclass(slots=True)
class A:
    x: int = 1
    y: int = 2
a = A()
print(a, A.__slots__, hasattr(a, "__dict__"))
fails(lambda: setattr(a, "z", 3))
@dataclass(slots=True, weakref_slot=True)
class B:
    x: int = 1
@dataclass(slots=True)
class C(B):
    y: int = 2
print(C(), C.__slots__, B.__slots__)
@dataclass(slots=True, frozen=True)
class D:
    x: int
fails(lambda: setattr(D(1), "x", 2))
