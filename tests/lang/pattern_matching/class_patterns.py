class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Sub(Point): pass
def f(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return ("on y", y)
        case Point(x, 0): return ("on x", x)
        case Sub(x, y): return ("sub", x, y)
        case Point(x, y=z) if x == z: return "diagonal"
        case Point(): return "a point"
        case _: return "other"
for p in (Point(0, 0), Point(0, 3), Point(4, 0), Sub(1, 2), Point(5, 5), Point(1, 2), 5, None): print(f(p))
