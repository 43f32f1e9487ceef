import copy
import numbers
from fractions import Fraction as F


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


class Sub(F):
    pass


for x in (1, 1.5, 1j, F(1), True, "x"):
    print([isinstance(x, c) for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])
print(Sub(1, 2), repr(Sub(1, 2)), repr(Sub(1, 2) + 1), repr(Sub(Sub(1, 2))), repr(Sub.from_float(0.5)))
x = F(1, 3)
print(copy.copy(x) is x, copy.deepcopy([x])[0] == x)
print(type(numbers.Number()).__name__)
show(numbers.Integral)
