# Values on the way through an expression: floats, then what is no float in the same places, and back.
from fractions import Fraction
import math


def poly(a, b, c):
    return a * b + c


def right(a, b, c):
    return c - a * b


def over(a, b, c):
    return a / (b - c)


def mixed(a, b):
    return 2.5 * a - b * 0.5 + 3 * a / 7 - 1


def above(a, b):
    if a * b + 1.0 > 4.0:
        return "above"
    if 2.0 < a - b:
        return "apart"
    if not a * b == 1.5:
        return "other"
    return "equal"


def total(items):
    t = 0
    for x, y in items:
        t += x * y
        t -= x / y
    return t


class Odd(float):
    def __mul__(self, other):
        return "odd"

    def __rsub__(self, other):
        return "rodd"


class Adds:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return Adds()


values = [1.5, 2, 0.0, -0.0, 1e300, 1e-300, 5e-324, math.inf, -math.inf, math.nan, True, 10**30, 2**60, -(2**60), 1j,
          Fraction(1, 3), "x", None, [1], Odd(2.0), Adds()]


def show(f, *args):
    try:
        r = f(*args)
        print(f.__name__, r if not isinstance(r, Adds) else "Adds")
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


def name(r):
    return type(r).__name__


for turn in range(2):
    for v in values:
        for f in poly, right, over:
            for args in (2.0, 3.0, 0.5), (v, 2.0, 1.0), (1.25, v, 0.5), (1.25, 0.75, v), (v, v, v):
                try:
                    r = f(*args)
                    if isinstance(r, tuple):
                        r = r[0], name(r[1])
                    print(f.__name__, name(r) if isinstance(r, Adds) else r)
                except Exception as e:
                    print(f.__name__, type(e).__name__, e)
    for v in values[:14]:
        show(mixed, v, 1.5)
        show(mixed, 1.5, v)
        show(above, v, 1.5)
        show(above, 1.5, v)
        show(above, 1.5, 1.0)
show(total, [(1.5, 2.0), (3, 4.0), (1e-300, 1e-10), (2, 8)])
show(total, [(1.5, 2.0), (3.0, 0.0)])
show(total, [(1.5, 2.0), (3.0, 0)])


def kept():
    x = math.inf
    y = x - x + 1.0
    z = [x * 0.0 + 1.0, y]
    return z[0] is z[0], z[1] is y, y != y, (x - x) in z


print(kept(), kept())


def caught(a, b):
    try:
        return a * b + 1 / (a - a)
    except ZeroDivisionError as e:
        return a * 2.0 + b, str(e)


print(caught(1.5, 2.0), caught(2, 3), caught(1.5, 2))
