from enum import Enum, Flag, StrEnum, auto
class E(Enum):
    a = auto()
    b = 5
    c = auto()
    d = (auto(), "x")
print(list(E))
class N(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name, start, count, list(last_values))
    a = auto()
    b = auto()
print(list(N))
class F(Flag):
    a = auto()
    b = auto()
    ab = a | b
    c = auto()
print(list(F), F.ab)
class S(StrEnum):
    Red = auto()
    GREEN = auto()
print(list(S), auto())
