from enum import Enum, IntEnum, Flag
class C(Enum):
    "doc"
    A = 1
    def f(self): pass
    @property
    def p(self): pass
print(dir(C), dir(C.A), C.__doc__, C.__module__, C._member_names_, C._member_map_)
print(repr(C), repr(Flag), repr(IntEnum), C.A.__class__, C.A._value_, C.A._name_)
