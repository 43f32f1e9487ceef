"""A breadth-first search and a ring buffer on deques."""
from collections import deque

n = 300
seen = [False] * (n * n)
queue = deque([0])
seen[0] = True
steps = 0
while queue:
    at = queue.popleft()
    steps += 1
    y, x = divmod(at, n)
    for to, ok in ((at + 1, x + 1 < n), (at - 1, x > 0), (at + n, y + 1 < n), (at - n, y > 0)):
        if ok and not seen[to]:
            seen[to] = True
            queue.append(to)
ring = deque(maxlen=100)
total = 0
for i in range(400000):
    ring.append(i)
for _ in range(2000):
    ring.rotate(7)
    total += sum(ring) + ring[50]
d = deque()
for i in range(300000):
    d.appendleft(i)
    if i % 3:
        total += d.pop()
print(steps, total)
