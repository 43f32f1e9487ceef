import gc, weakref
def make():
    class A:
        def method(self): return A
    a = A()
    A.instance = a
    return weakref.ref(A), weakref.ref(a)
refs = make()
gc.collect()
print([r() for r in refs])
class Base: pass
def sub():
    class Sub(Base): pass
    return weakref.ref(Sub)
r = sub()
gc.collect()
print(r(), Base.__subclasses__())
