# OrderedDict: order, move_to_end, popitem, equality, views, repr.
from collections import OrderedDict
import copy

od = OrderedDict([("a", 1), ("b", 2)], c=3)
od.move_to_end("a")
print(od, list(od))
od.move_to_end("c", last=False)
od.move_to_end("c", False)
print(od, list(reversed(od)), od.popitem(), od.popitem(last=False), od)
od.update(x=1, y=2)
print(od.keys(), od.values(), od.items(), list(reversed(od.items())), od.pop("x"), od.pop("q", None), od.setdefault("z", 9), od.setdefault(key="w"))
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a == dict(b), dict(a) == b, a != b, a == OrderedDict(x=1, y=2), OrderedDict() == {}, OrderedDict())
print(a | {"z": 3}, {"z": 0} | a, OrderedDict.fromkeys("ab", 0), a.copy() == a, copy.deepcopy(a), a.keys() & {"x"}, "x" in a.keys(), ("x", 1) in a.items())
a |= [("q", 5)]
a.attribute = 7
print(a, a.attribute, copy.copy(a).attribute, a.__reduce__()[:4])
a["self"] = a
print(a)


class Sub(OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


s = Sub(a=1)
s.update(b=2)
s.setdefault("c", 3)
print(s, type(s.copy()).__name__)
for call in (lambda: od.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: od.pop("nope"), lambda: OrderedDict(1), lambda: OrderedDict(1, 2), lambda: OrderedDict([1]),
             lambda: od.move_to_end(), lambda: OrderedDict([(1, 2, 3)]), lambda: od < od, lambda: hash(od)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
