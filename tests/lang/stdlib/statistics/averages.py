from fractions import Fraction
from statistics import (mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, median_grouped, mode,
                        multimode)


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for data in ([], [1], [1, 2], [1, 2, 3, 4], [1.5, 2.5, -3.25, 0.1, 0.1], [Fraction(1, 2), Fraction(1, 3), 5], [True, False, True],
             ["a", "b", "a"], [1, float("inf")], [1e308, 1e308], [None], [1, "x"], [0, 0, 1], [-1, 2, 3], [10**30, 1, -10**30],
             [0.1] * 10, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]):
    for f in (mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, mode, multimode):
        show(f, data)
for data in ([1, 3, 3, 5, 7], [52, 52, 53, 54], ["a"], []):
    show(median_grouped, data)
show(median_grouped, [1, 3, 3, 5, 7], 2)
