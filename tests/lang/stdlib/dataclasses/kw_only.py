def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, field, KW_ONLY
@dataclass
class A:
    x: int
    _: KW_ONLY
    y: int = 1
    z: int
print(A(1, z=3), A.__doc__, A.__match_args__)
fails(lambda: A(1, 2, 3))
@dataclass(kw_only=True)
class B:
    x: int = 1
    y: int = field(kw_only=False)
print(B(3), B.__doc__, B(y=4, x=2))
