class S:
    def area(self): return 0
class Sq(S):
    def __init__(self, s): self.s = s
    def area(self): return self.s * self.s
class Rect(S):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Odd(S):
    def __getattribute__(self, n): return (lambda: 1) if n == "area" else object.__getattribute__(self, n)
shapes = [Sq(i) if i % 3 else Rect(i, 2) for i in range(1000)] + [Odd(), S()]
print(sum(s.area() for s in shapes))
for s in shapes:
    if isinstance(s, Rect): s.area = lambda: -1
print(sum(s.area() for s in shapes))
Sq.area = lambda self: 10
print(sum(s.area() for s in shapes))
total = 0
for i in range(300):
    o = Sq(i) if i < 150 else Rect(i, 1)
    if i == 100: Sq.extra = 1
    total += o.area()
print(total)
