"""Sorting with keys: itemgetter, attrgetter, methodcaller, lambda, tuples."""
from operator import attrgetter, itemgetter, methodcaller


class Item:
    def __init__(self, name, size):
        self.name, self.size = name, size


rows = [(i * 7919 % 10007, f"name{i * 31 % 997}", i) for i in range(20000)]
items = [Item(n, s) for s, n, _ in rows]
words = [n.upper() if i % 2 else n for i, (s, n, _) in enumerate(rows)]
total = 0
for _ in range(4):
    total += sorted(rows, key=itemgetter(0))[5][2]
    total += sorted(rows, key=itemgetter(1, 0))[5][2]
    total += sorted(items, key=attrgetter("size"))[7].size
    total += len(sorted(words, key=methodcaller("lower"))[9])
    total += sorted(rows, key=lambda r: (r[1], -r[2]))[3][0]
    total += sorted(rows)[100][2]
print(total)
