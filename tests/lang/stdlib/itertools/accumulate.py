# accumulate: functions, initial, keywords, text.
from itertools import accumulate
import operator

print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate("abc")), list(accumulate([])))
print(list(accumulate([1, 2], initial=100)), list(accumulate([], initial=7)), list(accumulate([2, 3], operator.mul, initial=None)))
print(list(accumulate(iterable=[1, 2], func=lambda a, b: a * 10 + b)), list(accumulate([2**60, 2**60, -2**61])))
print(list(accumulate([0.5, 0.25])), list(accumulate([[1], [2]])))
for call in (lambda: accumulate(), lambda: accumulate(1), lambda: list(accumulate([1, "a"])), lambda: list(accumulate([1, 2], 5)),
             lambda: accumulate([1], None, 3), lambda: accumulate([1], x=2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
