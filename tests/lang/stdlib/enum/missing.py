from enum import Enum
class X(Enum):
    a = 1
    @classmethod
    def _missing_(cls, v):
        if v == 5: return cls.a
        if v == 6: return 3
        if v == 7: raise KeyError("x")
print(X(5))
for v in (6, 7, 8):
    try:
        X(v)
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__context__))
