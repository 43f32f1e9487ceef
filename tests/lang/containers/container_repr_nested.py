print([1, "a", None, 1.5, (), [], {}, set(), b"x", ..., True, {"k": [1, (2,)]}], ((),), (1,), {"a": {"b": {}}}, [[[]]], {1: (2, [3])}, [range(3), slice(1), 1j, -0.0, float("inf"), type, len])
class R:
    def __repr__(self): return "R\nR"
print([R()], {R: 1}.keys().__len__(), (R(),))
