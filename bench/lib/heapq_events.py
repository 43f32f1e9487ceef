"""A simulation with an event heap, Dijkstra's search, merging and the n largest."""
from heapq import heapify, heappop, heappush, heappushpop, merge, nlargest, nsmallest

events = [(i * 7919 % 10007, i) for i in range(20000)]
heapify(events)
total = 0
for _ in range(60000):
    time, what = heappop(events)
    total += what
    heappush(events, (time + what % 97 + 1, what))
plain = []
for i in range(150000):
    heappush(plain, i * 7919 % 100003)
    if i > 1000:
        total += heappop(plain)
data = [(i * 31337) % 65537 for i in range(150000)]
total += sum(nlargest(50, data)) + sum(nsmallest(50, data, key=lambda v: -v))
total += sum(merge(range(0, 60000, 3), range(1, 60000, 3), range(2, 60000, 3)))
print(total)
