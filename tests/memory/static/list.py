# BoundedList behaves as a list that cannot grow.
b = BoundedList(6, [3, 1, 2])
print(b, len(b), list(b), b[0], b[-1], b[1:], b[::-1], 2 in b, 5 in b)
print(b == [3, 1, 2], b == BoundedList(3, (3, 1, 2)), [3, 1, 2] == b, b != [3], b < [3, 2], b == (3, 1, 2))
b.append(9)
b.insert(0, "first")
b.insert(100, "last")
print(b, b.full)
for attempt in (lambda: b.insert(0, "x"), lambda: b.extend("yz"), lambda: b.append(None), lambda: b.__iadd__([1])):
    try:
        attempt()
    except CapacityError as e:
        print(repr(e.value), e)
b.remove("first")
del b[-1]
b[0] = 30
b[-1] = 90
print(b, b.index(1), b.count(1), b.pop(0), b.pop(), b)
for attempt in (lambda: b[5], lambda: b[-3], lambda: b.pop(7), lambda: b.remove(77), lambda: b.index(77), lambda: b["a"],
                lambda: BoundedList(1).pop(), lambda: b.__setitem__(9, 1), lambda: hash(b), lambda: b.nothing):
    try:
        attempt()
    except Exception as e:
        print(type(e).__name__, e)
b.extend([5, 4, 3])
b.reverse()
print(list(b), sorted(b), list(reversed(b)), sum(b), max(b))
b.sort(key=lambda n: -n)
print(b)
b[1:3] = [7]
print(b)
b[len(b):] = [8, 8]
print(b)
try:
    b[0:0] = range(3)
except CapacityError as e:
    print(e.value, e, len(b))
del b[::2]
print(b)
c = b.copy()
c.clear()
print(b, c, b.high_water, c.high_water, bool(b), bool(c))
b += [1]
first, *rest = b
print(first, rest, *b)
match b:
    case [x, y, *_]:
        print("matches", x, y)


# Growing while it is iterated ends at the capacity.
n = 0
b = BoundedList(5, [0])
try:
    for x in b:
        n += 1
        b.push(x + 1)
except CapacityError as e:
    print(n, e.value, b)
for x in b:
    b.clear()
print(n, b)


class Nasty:
    def __init__(self, of):
        self.of = of

    def __eq__(self, other):
        self.of.clear()
        return False


b = BoundedList(4)
b.extend([Nasty(b), 1, 2])
print(5 in b, b)
b.push(b)
print(b)
b.clear()


class Stack(BoundedList):
    label = "stack"

    def peek(self):
        return self[-1]


s = Stack(3, [1, 2])
s.owner = "me"
print(s, s.peek(), s.owner, isinstance(s, BoundedList), s.capacity)
import copy
deep = BoundedList(2, [[1]])
other, same = copy.deepcopy(deep), copy.copy(deep)
other[0].append(2)
same[0].append(3)
print(deep, other, same)
try:
    deep.__reduce_ex__(2)
except TypeError as e:
    print(e)

import collections.abc as abc
print(isinstance(deep, abc.MutableSequence), isinstance(BoundedDeque(1), abc.MutableSequence),
      isinstance(BoundedDict(1), abc.MutableMapping))
