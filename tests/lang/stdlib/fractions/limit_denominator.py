import math
from fractions import Fraction as F


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for d in range(1, 60):
    print(F(math.e).limit_denominator(d), F(-415, 93).limit_denominator(d), F(4321, 8765).limit_denominator(d))
show(F("3.1415926535897932").limit_denominator, 1000)
show(F(1, 3).limit_denominator, 0)
show(F.from_float, 0.1)
show(F.from_float, "x")
show(F.from_decimal, 1.5)
