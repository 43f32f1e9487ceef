class C:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o): return self.n == o.n
d = {C(i): i for i in range(200)}
print(len(d), all(d[C(i)] == i for i in range(200)), C(200) in d)
for i in range(0, 200, 2): del d[C(i)]
print(len(d), sum(d.values()), [d.get(C(i)) for i in range(4)])
e = {i << 32: i for i in range(1000)}
print(len(e), e[5 << 32], (5 << 33) in e, sum(e.values()))
f = {float(i) / 8: i for i in range(100)}
print(f[1.5], f[0.125], len(f))
