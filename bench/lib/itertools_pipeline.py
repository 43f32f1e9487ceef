"""Pipelines of itertools over ints: chains, slices, running sums, groups."""
from itertools import accumulate, chain, compress, count, cycle, dropwhile, groupby, islice, pairwise, starmap, takewhile, zip_longest
from operator import add, mul

total = 0
for _ in range(12):
    total += sum(islice(chain.from_iterable([i, i + 1] for i in range(20000)), 30000))
    total += sum(accumulate(range(30000)))
    total += sum(accumulate(range(1, 2000), add))
    total += sum(compress(range(40000), cycle((1, 0, 1))))
    total += sum(b - a for a, b in pairwise(range(20000)))
    total += sum(starmap(mul, zip(range(20000), count(3))))
    total += sum(takewhile((10000).__gt__, dropwhile((50).__gt__, count())))
    total += sum(len(list(g)) * k for k, g in groupby(i // 7 for i in range(20000)))
    total += sum(a or b for a, b in zip_longest(range(20000), range(10000), fillvalue=0))
print(total)
