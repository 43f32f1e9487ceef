from enum import Enum, IntEnum, Flag
print(list(Enum("F", "a b c")), list(Enum("F", "a, b", start=5)), list(Enum("F", ["x", "y"])), list(Enum("F", {"x": 3})), list(Enum("F", [("x", 1), ("y", "q")])), list(Flag("F", "a b c")), list(IntEnum("F", "a b")))
F = Enum("F", "a b", module="mm", qualname="q.F", type=int)
print(F.__module__, F.__qualname__, F.a + 1, list(Enum("F", ())))
