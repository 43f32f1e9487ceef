class ABC(type):
    def __call__(cls, *a, **k):
        missing = sorted(n for c in cls.__mro__ for n, v in vars(c).items() if getattr(getattr(cls, n, None), "abstract", False))
        if missing: raise TypeError(f"can't make {cls.__name__}: {', '.join(missing)}")
        return super().__call__(*a, **k)
def abstract(f): f.abstract = True; return f
class Shape(metaclass=ABC):
    @abstract
    def area(self): ...
    @abstract
    def name(self): ...
    def show(self): return f"{self.name()} {self.area():.2f}"
class Half(Shape):
    def name(self): return "half"
class Square(Half):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
print(Square(1.5).show())
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
