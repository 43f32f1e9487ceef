def fails(f):
    try:
        print("gave", repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)

from dataclasses import dataclass, InitVar, fields, replace
from typing import ClassVar
@dataclass
class A:
    x: InitVar[int]
    y: int = 0
    k: ClassVar[int] = 7
    s: "ClassVar[str]" = "s"
    def __post_init__(self, x):
        self.y = x * 2
print(A(5), [f.name for f in fields(A)], A.k, A.s, A.__doc__, InitVar[int], InitVar[list[int]])
fails(lambda: replace(A(5), y=1))
print(replace(A(5), x=1))
