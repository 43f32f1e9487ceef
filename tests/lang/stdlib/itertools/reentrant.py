# Iterators that come back to the tool that is running them.
from itertools import accumulate, chain, compress, dropwhile, filterfalse, groupby, islice, pairwise, takewhile, zip_longest


class Back:
    """Calls next on the tool once, from inside its own next."""

    def __init__(self):
        self.tool = None
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 8:
            raise StopIteration
        if self.n == 2:
            try:
                next(self.tool)
            except Exception as e:
                print("inside:", type(e).__name__)
        return self.n


for make in (chain, accumulate, pairwise, zip_longest, lambda b: islice(b, 5), lambda b: takewhile(lambda x: x < 6, b),
             lambda b: dropwhile(lambda x: x < 3, b), lambda b: filterfalse(lambda x: x % 2, b), lambda b: compress(b, [1, 0] * 5)):
    b = Back()
    b.tool = make(b)
    n = 0
    for _ in b.tool:
        n += 1
        if n > 20:
            break
    print(n < 20)
b = Back()
b.tool = groupby(b)
print(len([k for k, g in b.tool]) < 20)
