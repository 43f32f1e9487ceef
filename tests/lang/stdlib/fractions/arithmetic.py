import operator
from fractions import Fraction as F


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


values = [F(1, 2), F(-3, 4), F(5), F(0), 2, -3, 0, 0.5, "x", None, True, float("nan"), 10**5, F(7, 3)]
for a in values:
    for b in values:
        if isinstance(a, F) or isinstance(b, F):
            for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod):
                show(op, a, b)
show(lambda: sum([F(1, 3)] * 3))
show(lambda: F(1, 2) + 1j)
show(lambda: 1j / F(1, 2))
