class A:
    def f(self): return __class__
    @staticmethod
    def s(): return __class__
    def g(self):
        return [__class__ for _ in "a"], (lambda: __class__)()
print(A().f() is A, A.s() is A, A().g())
B = A
del A
print(B().f() is B)
