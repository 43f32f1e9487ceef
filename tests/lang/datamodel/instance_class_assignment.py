class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
a = A()
a.v = 1
a.__class__ = B
print(a.f(), a.v, type(a).__name__)
for new in (int, 5, type):
    try:
        a.__class__ = new
    except TypeError as e:
        print(e)
class S:
    __slots__ = "x"
try:
    a.__class__ = S
except TypeError as e:
    print(e)
