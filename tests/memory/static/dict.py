# BoundedDict behaves as a dict that cannot grow.
d = BoundedDict(3, {"a": 1})
d["b"] = 2
d["a"] = 10
print(d, len(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, "x" in d)
print(d.try_insert("c", 3), d.try_insert("d", 4), d.try_insert("a", 11), d.full, d.high_water)
for attempt in (lambda: d.__setitem__("d", 4), lambda: d.setdefault("e", 5), lambda: d.update(f=6)):
    try:
        attempt()
    except CapacityError as e:
        print(e.key, e.value, e)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)))
del d["b"]
d["z"] = 26
print(d, d.pop("a"), d.pop("a", None), d.popitem(), d)
for attempt in (lambda: d["nothing"], lambda: d.pop("nothing"), lambda: d.__delitem__("nothing"), lambda: d[[]],
                lambda: BoundedDict(1).popitem(), lambda: hash(d), lambda: BoundedDict(0), lambda: BoundedDict(2**31)):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
print(d == {"c": 3}, {"c": 3} == d, d == BoundedDict(9, {'c': 3}), d != {}, d.setdefault("k", 7), d)
print(d.keys() & {"c", "q"}, sorted(d.keys() | ["q"]), d.keys() == {"c", "k"}, ("c", 3) in d.items(), 7 in d.values())
d |= {"m": 1}
print(d, d.copy() == d, dict(d), {**d})
keys = d.keys()
d.clear()
print(list(keys), len(keys), d, bool(d))
d.update([(1, 2), (3, 4)])
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
for k in d:
    d[k] = -1
print(d)
match BoundedDict(2, {"x": 1}):
    case {"x": x}:
        print("matches", x)


class Nasty:
    armed = True

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Nasty.armed:
            Nasty.armed = False
            target.clear()
        return self is other


target = BoundedDict(4)
Nasty.armed = False
for i in range(4):
    target[Nasty()] = i
Nasty.armed = True
print(1 in target, len(target))

# Against dict, with collisions and places used again.
bounded, free = BoundedDict(8), {}
state = 99
for step in range(5000):
    state = (state * 1103515245 + 12345) % 2**31
    key = state >> 16 & 15
    key = key * 2**40 if state & 1024 else key
    if state >> 8 & 1:
        if key in free or len(free) < 8:
            bounded[key] = step
            free[key] = step
        else:
            assert not bounded.try_insert(key, step)
    else:
        assert bounded.pop(key, None) == free.pop(key, None)
    assert bounded == free and list(bounded) == list(free) and list(bounded.items()) == list(free.items())
print("5000 steps agree", bounded.high_water)
