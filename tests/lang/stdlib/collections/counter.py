# Counter: counting, arithmetic, comparison, most_common, elements, repr.
from collections import Counter
import copy

c = Counter("abracadabra")
print(c, c.most_common(2), c.most_common(1), c["zz"], c.total(), sorted(c.elements()), len(c))
print(Counter({"x": 2, "y": 0}), Counter(a=3, b=-1), Counter([("p", 1), ("p", 1)]), Counter())
c.update("aab")
c.subtract({"a": 10})
c.update({"z": 5}, q=1)
print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, a & b, a | b, a == b, a <= b, a < Counter(a=4, b=1), a >= Counter(a=1), a != Counter(a=3, b=1, z=0), Counter(a=0) == Counter())
a += b
a -= Counter(c=2)
a &= Counter(a=9, c=9)
a |= Counter(n=1)
print(a)
del a["not there"]
print(a.pop("n"), copy.copy(a), a.copy() == a, a.__reduce__()[1], type(a + b).__name__)


class Sub(Counter):
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        log.append(k)


log = []
print(Sub("aab"), log, type(Sub("a").copy()).__name__)
print(Counter(1 << 60 for _ in range(2)), Counter([1, 1.0, True]), Counter({1: "x"}), Counter({"a": 2.5}) + Counter(a=1))
for call in (lambda: Counter(5), lambda: Counter([[]]), lambda: Counter(1, 2), lambda: Counter.fromkeys("a"), lambda: a + 1, lambda: a < 3, lambda: Counter(a="x").update("a"), lambda: Counter().update(1, 2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
