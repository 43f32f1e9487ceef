from typing import NamedTuple, Generic, TypeVar
T = TypeVar("T")
class NT(NamedTuple):
    "doc"
    a: int
    b: str = "x"
    def m(self): return self.a
print(NT(1), NT(1, "y")._asdict(), NT._fields, NT._field_defaults, NT.__annotations__, NT(1).m(), NT.__doc__, NT.__mro__, NT._make([1, 2]), NT(1)._replace(a=5))
print(NamedTuple("Q", [("a", int), ("b", str)])(1, "z"), NamedTuple("Q", a=int)(a=3))
class G(NamedTuple, Generic[T]):
    a: T
print(G[int], G(1))
for src in ("class N(NamedTuple):\n a: int = 1\n b: str", "class N(NamedTuple):\n a: int\n def __init__(self): pass", "class N(NamedTuple, int): pass", "class N(NamedTuple):\n _a: int"):
    try:
        exec(src)
    except Exception as e:
        print(type(e).__name__, e)
