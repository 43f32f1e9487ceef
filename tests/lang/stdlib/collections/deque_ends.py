# deque: both ends, maxlen, extend, errors.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend("ab")
d.extendleft([8, 9])
print(d, d.pop(), d.popleft(), len(d), d.maxlen)
m = deque(range(5), maxlen=3)
m.append(9)
m.appendleft(7)
print(m, m.maxlen, deque([1, 2], 0), deque(maxlen=2, iterable="abc"))
d.extend(d)
print(d)
d += [1]
d.clear()
print(d, bool(d), deque("ab") + deque("c"), deque([1]) * 3, 2 * deque([1, 2]), deque([1, 2], 3) * 2, deque([1]) * 0)
for call in (lambda: d.pop(), lambda: d.popleft(), lambda: deque(1), lambda: deque([], -1), lambda: deque([], "a"), lambda: deque(1, 2, 3), lambda: d + [1],
             lambda: setattr(d, "maxlen", 3), lambda: hash(d), lambda: d * "a", lambda: d.extend(5), lambda: d.append(), lambda: deque(x=1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
