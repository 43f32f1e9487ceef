# defaultdict: factories, repr, copies, operators, errors.
from collections import defaultdict
import copy

d = defaultdict(list, {"a": [1]}, b=[2])
d["c"].append(3)
print(d, d.default_factory, "z" in d, d.get("z"), len(d), dict(d))
c = defaultdict(int)
for ch in "hello":
    c[ch] += 1
print(c, c == {"h": 1, "e": 1, "l": 2, "o": 1})
n = defaultdict(lambda: defaultdict(int))
n["x"]["y"] += 2
print(n["x"]["y"], repr(n).startswith("defaultdict(<function <lambda> at"))
none = defaultdict(None, a=1)
print(none, defaultdict(), copy.copy(d) == d, type(d.copy()).__name__, d.copy().default_factory, copy.deepcopy(d)["a"] is d["a"])
print(d | {"q": 0}, {"q": 0} | c, type({} | c).__name__, d.__reduce__()[:2])
d |= {"r": 1}
c.default_factory = None
print(d["r"], c.default_factory, d.__missing__("new"), d["new"])
loop = defaultdict(int)
loop["self"] = loop
print(loop)


class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2


print(Sub(int)["ab"], Sub(list), len(Sub()))


def bad():
    raise ValueError("factory")


for call in (lambda: none["z"], lambda: defaultdict(5), lambda: defaultdict(bad)[1], lambda: c["zz"], lambda: defaultdict(int, 5), lambda: defaultdict(int)[[]], lambda: defaultdict(int) | 5):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
