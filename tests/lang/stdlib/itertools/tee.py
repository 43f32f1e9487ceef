# tee: independent iterators, copies, sharing, re-entrancy.
from itertools import islice, tee
import copy

a, b = tee([1, 2, 3])
print(next(a), next(a), next(b), list(a), list(b))
print(tee([], 0), len(tee("ab", 5)), [list(x) for x in tee(range(3), 3)])
a, b = tee(range(500))
print(sum(islice(a, 300)), sum(b), sum(a))
a, = tee("abc", 1)
c = copy.copy(a)
print(next(a), list(c), list(a))
x, y = tee(a)
print(x is a)


class Loop:
    def __init__(self):
        self.it = None

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.it)


l = Loop()
p, q = tee(l)
l.it = p
for call in (lambda: next(p), lambda: tee([], -1), lambda: tee(), lambda: tee(5), lambda: tee([], "a")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
