# takewhile, dropwhile, filterfalse, compress: order, laziness, errors in predicates.
from itertools import compress, dropwhile, filterfalse, takewhile

small = lambda x: x < 3
print(list(takewhile(small, [1, 2, 5, 1])), list(dropwhile(small, [1, 2, 5, 1])), list(filterfalse(small, [1, 5, 2, 7])))
print(list(filterfalse(None, [0, 1, "", "a", []])), list(filterfalse(bool, [0, 2])), list(compress("abcdef", [1, 0, True, "", "x"])))
print(list(compress("ab", [])), list(compress([], [1])))
t = takewhile(small, iter([1, 9, 2]))
print(list(t), list(t))


def bad(x):
    raise KeyError(x)


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


for call in (lambda: next(takewhile(bad, [1])), lambda: next(dropwhile(bad, [1])), lambda: next(filterfalse(bad, [1])),
             lambda: next(compress([1], [NoTruth()])), lambda: takewhile(1), lambda: dropwhile(1, 2, 3), lambda: filterfalse(None, 3),
             lambda: compress([1]), lambda: compress(1, []), lambda: next(takewhile(5, [1])), lambda: takewhile(None, x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(list(compress(data="abc", selectors=[0, 1, 1])))
