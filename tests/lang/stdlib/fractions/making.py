from fractions import Fraction


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for text in ("1", "1/2", " -3/6 ", "1.5", "-.5", "1.", "1e3", "1.5e-3", "1_000/3", "1_0.2_5", "1__0", "1/0", "", "x", "1/", "1/-2", "e5",
             "+7/14", ".", "1 /2", "1/ 2", "1.5/2", "1e", "0x10", "1._5", "1e1_0", "_1", "1_", "-", "1.5E+2", "-0", "--1"):
    show(Fraction, text)
for args in ((), (1, 2), (2, -4), (0, 5), (5, 0), (-5, 0), (1.5,), (1.5, 2), (Fraction(1, 2), Fraction(3, 4)), (None,), ([],), (1, None),
             ("1", 2), (True, 2), (float("nan"),), (float("inf"),), (1j,), (2**70, 2**68), (3, Fraction(1, 3))):
    show(Fraction, *args)
