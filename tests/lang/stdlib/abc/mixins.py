# The methods that abstract classes give: Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping.
from collections.abc import ItemsView, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, ValuesView


class Seq(Sequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, 9 in s, s.index(2), s.index(2, 2), s.count(2), list(reversed(s)))
for args in ((9,), (1, 1), (2, -1, None)):
    try:
        print(s.index(*args))
    except ValueError:
        print("ValueError")


class Mut(Seq, MutableSequence):
    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def insert(self, i, v):
        self.items.insert(i, v)


m = Mut(3, 1)
m.append(5)
m.extend([6, 7])
m.extend(m)
m += [0]
m.remove(6)
m.reverse()
print(m.items, m.pop(), m.pop(0), m.items)
m.clear()
print(len(m))


class MySet(MutableSet):
    def __init__(self, it=()):
        self.d = dict.fromkeys(it)

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def add(self, x):
        self.d[x] = None

    def discard(self, x):
        self.d.pop(x, None)

    def __repr__(self):
        return f"MySet({sorted(self.d)})"


a, b = MySet([1, 2, 3]), MySet([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, MySet([2]) < a, a >= {1}, a == {1, 2, 3}, a != b, a.isdisjoint([9]))
print({1, 5} & a, [7] | a, {1, 9} - a, a._hash() == hash(frozenset([1, 2, 3])))
a |= [10]
a -= [1]
a &= MySet([2, 10])
a ^= [2, 5]
print(a)
a.remove(5)
for call in (lambda: a.remove(99), lambda: MySet().pop(), lambda: a < [1], lambda: hash(a)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class Map(MutableMapping):
    def __init__(self, **kw):
        self.d = dict(kw)

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def __repr__(self):
        return f"Map({self.d})"


m = Map(a=1, b=2)
print(m.get("a"), m.get("z", 0), "a" in m, m == {"a": 1, "b": 2}, m.keys(), m.items(), m.values(), m.pop("a"), m.pop("q", 5), m.setdefault("c", 3), m.setdefault("c", 4))
m.update({"x": 1}, y=2)
m.update([("z", 3)])
print(m, sorted(m.keys() & {"x", "y"}), ("x", 1) in m.items(), 3 in m.values(), m.popitem(), list(m.keys()), isinstance(m.keys(), KeysView))
m.clear()
for call in (lambda: m.popitem(), lambda: m.pop("a"), lambda: m["a"], lambda: reversed(m)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
match Map(k=5):
    case {"k": v}:
        print("matched", v)
