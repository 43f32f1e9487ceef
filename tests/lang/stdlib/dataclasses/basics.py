def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
    def m(self): return self.x
print(P(1), P(1) == P(1, 0), P(1) != P(2), P(1, z=[2]), P(1).m(), P.__doc__, P.__match_args__, P.__hash__, P(1).z is P(1).z, P.y, hasattr(P, "z"))
print(P.__init__.__annotations__, P.__eq__.__qualname__)
fails(lambda: P())
fails(lambda: P(1, 2, 3, 4))
fails(lambda: P(1, q=2))
fails(lambda: P(1) < P(2))
fails(lambda: hash(P(1)))
