class V:
    def __eq__(self, o): a.clear(); b.clear(); return True
a, b = {1: V(), 2: V(), 3: V()}, {1: V(), 2: V(), 3: V()}
print(a == b, a, b)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): c.clear(); return self.n == o.n
c, d = {}, {}
c[K(1)] = 1
d[K(1)] = 1
print(c == d, len(c))
x = {1: V(), 2: 2}
a, b = x, {1: V(), 2: 2}
try:
    print(a.items() == b.items())
except RuntimeError as e:
    print(e)
