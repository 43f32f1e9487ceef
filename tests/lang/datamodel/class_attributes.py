class Base:
    "base doc"
class A(Base):
    x: int = 1
    y: str
    def f(self): pass
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, Base.__doc__)
print(A.__bases__, A.__base__, A.__mro__)
print(A.__annotations__, A.__dict__["x"], type(A.__dict__).__name__)
print(Base.__subclasses__())
A.__name__ = "Renamed"
print(A, A.__name__, A.__qualname__)
A.__qualname__ = "Q.R"
print(A)
try:
    A.__dict__["x"] = 3
except TypeError as e:
    print(e)
