import enum
@enum.global_enum
class G(enum.Enum):
    ga = 1
@enum.global_enum
class F(enum.IntFlag):
    fa = 1
    fb = 2
print(ga, repr(ga), G.ga, repr(fa | fb), str(fa | fb), repr(F(0)), repr(F(9)))
