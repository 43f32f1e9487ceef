def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "q"
f = F(1)
fails(lambda: setattr(f, "a", 3))
fails(lambda: delattr(f, "a"))
fails(lambda: setattr(f, "zz", 3))
print(F(1) < F(2), F(1) <= F(1, "r"), F(1) > F(0), F(1) >= F(1), sorted([F(3), F(1)]), hash(F(1)) == hash((1, "q")), {F(1): 2}[F(1)])
fails(lambda: F(1) < 3)
print(issubclass(FrozenInstanceError, AttributeError))
