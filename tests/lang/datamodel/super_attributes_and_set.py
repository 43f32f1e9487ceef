class A:
    x = "A.x"
    @property
    def p(self): return "A.p of " + type(self).__name__
class B(A):
    x = "B.x"
    def f(self): return super().x, super().p, super().__class__.__name__
    def s(self): super().x = 1
print(B().f())
try:
    B().s()
except AttributeError as e:
    print(e)
print(repr(super(B, B())).startswith("<super: <class 'B'>, <B object>>"))
