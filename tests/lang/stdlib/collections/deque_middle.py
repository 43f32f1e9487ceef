# deque: items, insertion, removal, index, count, rotation, reversal.
from collections import deque

d = deque("abcdef")
print(d[0], d[-1], d[2])
d[1] = "B"
del d[3]
d.insert(2, "x")
d.insert(100, "end")
d.insert(-100, "start")
print(d, d.index("x"), d.index("e", 2), d.count("a"), "c" in d, "z" in d)
d.remove("x")
d.reverse()
print(d)
for n in (1, 3, -2, 0, 100, -7):
    d.rotate(n)
    print(list(d))
d.rotate()
print(d, list(reversed(d)))
full = deque(range(8))
full.rotate(3)
full.rotate(-1)
print(full, list(full)[2:5])
for call in (lambda: d[99], lambda: d["a"], lambda: d[0:1], lambda: d.index("q"), lambda: d.index("B", 5, 6), lambda: d.remove("q"), lambda: d.rotate("a"),
             lambda: d.__setitem__(99, 1), lambda: d.__delitem__(99), lambda: deque([1], 1).insert(0, 2), lambda: d.insert("a", 1), lambda: d[2**80]):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
