class A:
    @property
    def x(self): return "A.x"
    def _g(self): return "A._g"
    y = property(_g)
class B(A):
    @A.x.getter
    def x(self): return "B.x then " + super().x
    def _g(self): return "B._g"
print(B().x, B().y, A().x)
class P(property):
    "subclass"
    extra = 1
class C:
    @P
    def p(self): return "p"
print(C().p, C.p.extra)
