from fractions import Fraction as F


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for f in (lambda: F(2) ** -2, lambda: F(-2, 3) ** -3, lambda: F(0) ** -1, lambda: F(1, 2) ** 2.5, lambda: 2 ** F(1, 2), lambda: 2 ** F(-3),
          lambda: 2.0 ** F(1, 2), lambda: F(4) ** F(1, 2), lambda: F(3, 2) ** 5, lambda: F(0) ** 0, lambda: pow(F(1, 2), 2, 3),
          lambda: F(1, 2) ** "x", lambda: (-2) ** F(1, 2)):
    show(f)
