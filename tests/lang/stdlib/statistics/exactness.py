from fractions import Fraction
from statistics import mean, pstdev, stdev, variance
print(mean([1e16, 1.0, -1e16]), mean([0.1, 0.2, 0.3]), mean([10**50, 1]), mean([Fraction(1, 3)] * 3))
print(variance([1e8 + 1, 1e8 + 2, 1e8 + 3]), stdev([4, 9, 11, 12, 17, 5, 8, 12, 14]), pstdev([1e300, 2e300]))
print(mean([1, 2.5]), mean([1, Fraction(1, 2)]), mean([True, 2]), type(mean([1, 3])), type(mean([1, 2])))
