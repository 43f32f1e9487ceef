class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
class B(A):
    def f(self): return "B.f"
    @classmethod
    def c(cls): return "B.c"
b = B()
print(super(B, b).f(), super(B, B).c(), super(B, b).c())
s = super(B, b)
print(s.__thisclass__, s.__self__ is b, s.__self_class__)
u = super(B)
print(u.__self__, u.__get__(b, B).f())
