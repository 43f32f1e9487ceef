# reduce: initial values, errors.
from functools import reduce

print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, "hello"), reduce(lambda a, b: a + b, [], 5), reduce(None, [1]), reduce(None, [], 0))
print(reduce(lambda a, b: (a, b), iter("abc")))
for call in (lambda: reduce(max), lambda: reduce(max, []), lambda: reduce(max, 5), lambda: reduce(5, [1, 2]), lambda: reduce(max, [1, "a"]),
             lambda: reduce(max, [1], 2, 3), lambda: reduce(lambda a: a, [1, 2])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
