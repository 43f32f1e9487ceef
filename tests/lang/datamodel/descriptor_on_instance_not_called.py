class D:
    def __get__(self, obj, owner): return "called"
class A: pass
a = A()
a.d = D()
print(type(a.d).__name__)
A.e = D()
print(a.e)
