class P(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
    y = property(lambda self: self[1])
p = P(3, 4)
print(p, p.x, p.y, p == (3, 4), hash(p) == hash((3, 4)), type(p + ()).__name__, type(p[:]).__name__, p * 2)
a, b = p
print(a, b, {p: 1}[3, 4], len(p))
p.z = 5
print(p.z)
