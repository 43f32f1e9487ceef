class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return Vec(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __iter__(self): yield from (self.x, self.y)
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __abs__(self): return (self @ self) ** 0.5
    def __bool__(self): return any(self)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __round__(self, n=0): return Vec(*(round(c, n) for c in self))
a, b = Vec(3, 4), Vec(1, 2)
print(a + b, a * 2, 2 * a, a @ b, -a, a == Vec(3, 4), abs(a), bool(Vec(0, 0)), a[1], list(a), {a: 1}[Vec(3, 4)], round(Vec(1.26, 2.74), 1), max(a, b, key=abs))
x, y = a
print(x, y, sum((a, b), Vec(0, 0)))
try:
    a + 1
except TypeError as e:
    print(e)
