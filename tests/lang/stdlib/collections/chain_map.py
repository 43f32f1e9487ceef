# ChainMap: lookups, changes, children, parents, operators, repr.
from collections import ChainMap
import copy

a, b = {"x": 1}, {"x": 10, "y": 20}
c = ChainMap(a, b)
print(c, c["x"], c["y"], c.get("z", 0), "y" in c, len(c), list(c), dict(c), bool(ChainMap()), c.maps[1] is b)
c["y"] = 5
c["n"] = 6
print(a, b, c.pop("n"), c.new_child({"k": 1}), c.new_child(k=2), c.parents, c.popitem(), sorted(c.items()))
print(c | {"q": 1}, {"q": 1, "x": 0} | c, ChainMap.fromkeys("ab", 1), c.copy().maps[0] is a, copy.copy(c).maps[1] is b, c == {"x": c["x"], "y": 20}, ChainMap({1: 2}) == {1: 2})
c |= {"z": 1}
print(a)
c.clear()
print(a, c.setdefault("s", 4), a, list(reversed(list(c))))
c["self"] = c
print(c)


class D(ChainMap):
    def __missing__(self, key):
        return "missing " + key


print(D()["q"], D().get("q"))
for call in (lambda: ChainMap()["a"], lambda: ChainMap({}, {"a": 1}).pop("a"), lambda: ChainMap().popitem(), lambda: ChainMap({}, {"a": 1}).__delitem__("a"), lambda: c | 5):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
