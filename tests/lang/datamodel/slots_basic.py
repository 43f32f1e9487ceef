class A:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
a = A()
print(a.x, hasattr(a, "__dict__"), hasattr(a, "y"))
for f in (lambda: a.y, lambda: setattr(a, "z", 1), lambda: delattr(a, "y")):
    try:
        f()
    except AttributeError as e:
        print(e)
a.y = 5
del a.y
print(hasattr(a, "y"), A.x, type(A.x).__name__)
print(A.__slots__)
