"""Searching and inserting in sorted lists."""
from bisect import bisect, bisect_left, insort

table = list(range(0, 1000000, 7))
total = 0
for i in range(250000):
    total += bisect(table, i * 37 % 1000000)
keyed = [(i, -i) for i in range(1000)]
for i in range(30000):
    total += bisect_left(keyed, i % 1000, key=lambda pair: pair[0])
kept = []
for i in range(15000):
    insort(kept, i * 7919 % 15013)
words = sorted(f"w{i}" for i in range(20000))
for i in range(100000):
    total += bisect(words, f"w{i % 20000}")
print(total, kept[5000])
