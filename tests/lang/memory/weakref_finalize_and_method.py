import weakref
class A:
    def m(self): return "m"
a = A()
f = weakref.finalize(a, print, "finalized", 1)
print(f.alive)
m = weakref.WeakMethod(a.m)
print(m()())
del a
print(f.alive, m())
