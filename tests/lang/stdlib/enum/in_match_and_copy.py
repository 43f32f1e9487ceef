import copy
from enum import Enum, Flag
class C(Enum):
    A = 1
    B = []
match C.B:
    case C.A: print("a")
    case C.B: print("b")
print(copy.copy(C.A) is C.A, copy.deepcopy(C.B) is C.B, C.A.__reduce_ex__(2))
