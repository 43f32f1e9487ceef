# deque: comparison, copies, recursion in repr, subclasses, reduction.
from collections import deque
import copy

print(deque([1, 2]) == deque([1, 2]), deque([1, 2], 5) == deque([1, 2]), deque([1]) < deque([1, 2]), deque([2]) > deque([1, 9]), deque() == [], deque([1]) != deque([2]))
d = deque([1, [2]], 4)
d.append(d)
print(d)
e = copy.copy(d)
f = copy.deepcopy(d)
print(e.maxlen, e[1] is d[1], f[1] is d[1], f[2] is f, d.copy() == e)


class Sub(deque):
    pass


s = Sub([1, 2], 3)
s.name = "n"
print(s, type(s.copy()).__name__, type(s + s).__name__, copy.copy(s).maxlen, s.__reduce__()[:3], deque([1]).__reduce__()[:3])
print(deque[int], sorted(n for n in dir(deque) if not n.startswith("_")))
for call in (lambda: deque() < [], lambda: deque([1]) < deque(["a"])):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
match deque([1, 2]):
    case [a, b]:
        print(a, b)
