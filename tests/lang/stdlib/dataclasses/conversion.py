def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, asdict, astuple, replace, field
from collections import namedtuple
NT = namedtuple("NT", "a b")
@dataclass
class A:
    x: object
    n: int = field(default=3, init=False)
print(asdict(A([A(1), (A(2),), {"k": A(3)}, NT(A(4), 5)])))
print(astuple(A([A(1), (A(2),), {"k": A(3)}])), asdict(A(1), dict_factory=list))
print(replace(A(1), x=2))
fails(lambda: asdict(A))
fails(lambda: astuple(3))
fails(lambda: replace(A(1), n=1))
fails(lambda: replace(A(1), q=1))
