# insort: stability, keys, other sequences.
from bisect import insort, insort_left, insort_right

l = [1, 3, 3, 5]
insort(l, 3.0)
insort_left(l, True)
insort_right(l, 9, lo=0)
print(l, insort is insort_right)
rows = [("a", 1), ("b", 2), ("c", 3)]
insort(rows, ("x", 2), key=lambda r: r[1])
insort_left(rows, ("y", 2), key=lambda r: r[1])
print(rows)


class Mine:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def insert(self, i, v):
        print("insert", i, v)
        self.items.insert(i, v)


insort(Mine([1, 5]), 3)


class Sub(list):
    def insert(self, i, v):
        super().insert(i, v * 10)


s = Sub([1, 2])
insort(s, 2)
print(s)
for call in (lambda: insort((1, 2), 1), lambda: insort([1], "a"), lambda: insort([1], 1, -1), lambda: insort([1], 1, key=lambda v: 1 / 0)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
