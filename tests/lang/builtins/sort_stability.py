data = [("b", 1), ("a", 2), ("c", 1), ("d", 2), ("e", 1)]
print(sorted(data, key=lambda t: t[1]))
print(sorted(data, key=lambda t: t[1], reverse=True))
print(sorted([1, True, 1.0, 0, False, 0.0]), sorted([1, True, 1.0], reverse=True))
big = [(i * 7919) % 101 for i in range(1000)]
pairs = sorted(enumerate(big), key=lambda p: p[1])
print(all(a[1] < b[1] or (a[1] == b[1] and a[0] < b[0]) for a, b in zip(pairs, pairs[1:])))
runs = list(range(100)) + list(range(50, 0, -1)) + [5] * 20 + list(range(200, 100, -3))
print(sorted(runs) == sorted(runs, key=lambda v: v), sorted(runs)[:5], sorted(runs)[-3:], sorted(runs, reverse=True)[:3])
