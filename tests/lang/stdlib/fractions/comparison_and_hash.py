from fractions import Fraction as F


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


values = [F(1, 2), F(2), 2, 0.5, F(-1, 3), float("nan"), float("inf"), 1j, "x", None, True, F(1)]
for a in values:
    for b in values:
        if isinstance(a, F) or isinstance(b, F):
            print(a == b, a != b, end=" ")
            show(lambda: (a < b, a >= b))
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), {F(1, 2): 1}[0.5], hash(F(1, 2**61 - 1)), hash(F(-7, 3)))
print(sorted([F(1, 2), 0.25, 1, F(1, 3)]))
