class A:
    @staticmethod
    def s(*a): return a
    @classmethod
    def c(cls, *a): return cls.__name__, a
class B(A): pass
print(A.s(1), A().s(1), B.s())
print(A.c(1), A().c(1), B.c(), B().c(2))
print(type(A.__dict__["s"]).__name__, type(A.__dict__["c"]).__name__)
print(A.__dict__["s"].__func__ is A.s, A.__dict__["c"].__func__ is A.c.__func__, A.c.__self__ is A)
print(A.__dict__["s"](7), A.s.__name__, A.__dict__["s"].__wrapped__ is A.s)
