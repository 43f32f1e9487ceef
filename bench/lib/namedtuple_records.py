"""Making, reading, replacing and sorting named tuples."""
from collections import namedtuple
from operator import attrgetter

Point = namedtuple("Point", "x y z")
total = 0
points = [Point(i, i * 7 % 1001, -i) for i in range(100000)]
for _ in range(3):
    for p in points:
        total += p.x + p.y * p.z
moved = [p._replace(x=p.y) for p in points[:20000]]
moved.sort(key=attrgetter("x", "z"))
total += sum(x for x, _, _ in moved) + Point._make(range(3)).z
print(total)
