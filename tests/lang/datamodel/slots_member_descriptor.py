class A:
    __slots__ = ("x",)
d = A.__dict__["x"]
a = A()
d.__set__(a, 7)
print(d.__get__(a), d.__name__, d.__objclass__, repr(d))
try:
    d.__get__(5)
except TypeError as e:
    print(e)
try:
    d.__set__("s", 1)
except TypeError as e:
    print(e)
d.__delete__(a)
print(hasattr(a, "x"))
