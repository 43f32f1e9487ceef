"""The operators' functions under map, reduce and filter."""
import operator
from functools import reduce

total = 0
a = list(range(50000))
b = [i % 13 + 1 for i in a]
f = [i * 0.5 for i in a]
for _ in range(8):
    total += sum(map(operator.add, a, b)) + sum(map(operator.mul, a, b))
    total += int(sum(map(operator.mul, f, f)))
    total += sum(map(operator.lt, a, b)) + sum(map(operator.floordiv, a, b))
    total += reduce(operator.xor, a) + sum(map(operator.neg, a))
    total += sum(map(operator.itemgetter(0), zip(a, b)))
    total += operator.countOf(b, 5) + operator.indexOf(a, 49999)
print(total)
