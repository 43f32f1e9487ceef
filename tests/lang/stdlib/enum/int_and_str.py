from enum import IntEnum, StrEnum, Enum
class I(IntEnum):
    A = 1
    B = 2
    Z = "5"
print(I.A, repr(I.A), f"{I.A:>3}", I.A + 1, I.A < I.B, I.A == 1, [0, 9][I.A], I.Z, I("5") if False else I(5), hash(I.A) == 1, I.__mro__)
class S(StrEnum):
    X = "x"
print(S.X, repr(S.X), S.X == "x", S.X.upper(), "q" + S.X, f"{S.X:>3}")
class M(str, Enum):
    X = "x"
print(str(M.X), repr(M.X), f"{M.X}", M.X == "x")
class T(tuple, Enum):
    P = 1, 2
print(repr(T.P), T.P[1], T.P.value)
