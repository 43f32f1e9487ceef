# islice: all forms of bounds, exhaustion, errors.
from itertools import islice

for args in ((3,), (None,), (1, 4), (2, None), (0, None, 3), (1, 10, 4), (5, 2), (0,), (None, None, 2), (None, 3, None)):
    print(args, list(islice("abcdefgh", *args)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), next(it))
it = iter(range(10))
print(list(islice(it, 1, 8, 3)), list(it))
s = islice(range(5), 2)
print(list(s), list(s))


class Index:
    def __index__(self):
        return 2


print(list(islice("abc", Index())))
for args in ((), ([],), ([], -1), ([], "a"), ([], 1, -2), ([], -1, 2), ([], 1, 2, 0), ([], 1, 2, -1), ([], 1, 2, 3, 4), (5, 1), ([], 1.0),
             ([], 2**70), ([], 0, 1, "x")):
    try:
        print(islice(*args))
    except Exception as e:
        print(type(e).__name__, e)
