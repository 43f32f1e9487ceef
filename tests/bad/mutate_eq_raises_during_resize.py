class K:
    on = False
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 8
    def __eq__(self, o):
        if K.on: raise ValueError("eq")
        return self.n == o.n
d = {}
for i in range(100): d[K(i)] = i
K.on = True
errors = 0
for i in range(100, 150):
    try:
        d[K(i)] = i
    except ValueError:
        errors += 1
K.on = False
print(errors, len(d), sum(d.values()), d[K(50)])
s = {K(i) for i in range(50)}
K.on = True
try:
    s.add(K(3))
except ValueError as e:
    print(e)
K.on = False
print(len(s), K(7) in s)
