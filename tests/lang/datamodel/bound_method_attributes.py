class A:
    def m(self):
        "method doc"
        return self
a = A()
m = a.m
print(m.__self__ is a, m.__func__ is A.__dict__["m"], m.__name__, m.__qualname__, m.__doc__)
print(a.m == a.m, a.m is a.m, A().m == a.m, hash(a.m) == hash(a.m))
print(m() is a, type(m).__name__, type(A.m).__name__)
try:
    m.x = 1
except AttributeError as e:
    print(e)
A.m.x = 2
print(m.x)
