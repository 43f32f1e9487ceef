import math
from fractions import Fraction as F
for a in (F(1, 2), F(-7, 3), F(5, 2), F(7, 2), F(0), F(-1, 2), F(123456, 1000)):
    print(int(a), float(a), math.floor(a), math.ceil(a), math.trunc(a), round(a), round(a, 1), round(a, -1), abs(a), -a, +a, bool(a), str(a))
    print(a.as_integer_ratio(), a.numerator, a.denominator, a.real, a.imag, a.conjugate(), complex(a))
