def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from typing import *
def f(a: int, b: "str", c: Optional["C"] = None, *args: "List[int]", d: Annotated[int, 5] = 3, **kw: None) -> "Dict[str, int]": pass
class C:
    x: "int"
    y: ClassVar["str"] = 1
    z: "List[C]"
    w: None
class D(C):
    x: str
    q: Final[int] = 3
print(get_type_hints(f))
print(get_type_hints(f, include_extras=True)["d"])
print(get_type_hints(C), get_type_hints(D))
def g(a: "undefined"): pass
fails(lambda: get_type_hints(g))
print(get_type_hints(g, localns={"undefined": int}), get_type_hints(len))
fails(lambda: get_type_hints(1))
