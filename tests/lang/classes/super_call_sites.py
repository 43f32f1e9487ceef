class A:
    def f(self): return "A"
    @classmethod
    def c(cls): return "Ac", cls.__name__
class M:
    def f(self): return "M"
class B(A):
    def f(self): return "B" + super().f()
    @classmethod
    def c(cls): return super().c()
class C(B, M):
    def f(self): return "C" + super().f()
class D(C): pass
o=[B(),C(),D(),B(),C()]
for r in range(3):
    print([x.f() for x in o], B.c(), C.c(), D().c())
    if r==0: A.f=lambda self: "A2"
    if r==1: D.__bases__=(B,)
    if r==1: B.__bases__=(M,A)
o[1].__class__=B
print([x.f() for x in o])
B.f(o[2])
try: B.f(3)
except TypeError as e: print(e)
class P(B):
    def f(self):
        self = B()
        return super().f()
try: print(P().f())
except TypeError as e: print(e)
