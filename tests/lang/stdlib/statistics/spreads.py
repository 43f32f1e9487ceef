from fractions import Fraction
from statistics import variance, pvariance, stdev, pstdev


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for data in ([], [1], [1, 2], [1, 2, 3, 4], [1.5, 2.5, -3.25, 0.1, 0.1], [Fraction(1, 2), Fraction(1, 3), 5], [True, False, True],
             [1, float("inf")], [1e-320] * 5, [1e308, -1e308], ["a", "b"], [0.1] * 10, [10**30, 1, -10**30]):
    for f in (variance, pvariance, stdev, pstdev):
        show(f, data)
        show(f, data, 2)
    show(pvariance, iter(data))
