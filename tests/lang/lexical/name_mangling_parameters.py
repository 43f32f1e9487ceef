class A:
    def f(self, *, __k=1):
        return __k
    def g(self):
        global __glob
        __glob = 5
    def h(self):
        import math as __m
        return sorted(locals())
a = A()
print(a.f(_A__k=2))
try:
    a.f(__k=2)
except TypeError as e:
    print(e)
a.g()
print(_A__glob)
print(a.h())
