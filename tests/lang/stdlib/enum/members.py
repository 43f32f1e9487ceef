from enum import Enum
class C(Enum):
    A = 1
    B = 2
    AA = 1
    def f(self): return self.name
print(C, C.A, repr(C.A), list(C), len(C), C["A"], C(2), C.AA is C.A, list(C.__members__.items()))
print(C.A.name, C.A.value, C.A.f(), list(reversed(C)), C.A in C, isinstance(C.A, C), C.A == 1, C.A == C.A, {C.A: 1}[C.AA])
print(f"{C.A:>6}|{C.A!r}|{C.A}", bool(C), C.__class__.__name__, type(C.A) is C, hash(C.A) == hash("A"))
