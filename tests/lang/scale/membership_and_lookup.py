s = set(range(300000))
print(sum(1 for i in range(0, 600000, 7) if i in s))
d = {str(i): i for i in range(200000)}
print(sum(d[str(i)] for i in range(0, 200000, 3)), len(d))
f = frozenset((i, i + 1) for i in range(100000))
print((5, 6) in f, (5, 7) in f, len(f))
