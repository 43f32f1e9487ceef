import weakref
class A: pass
def bad(r): raise ValueError("in callback")
a = A()
r = weakref.ref(a, bad)
del a
print("continues", r())
