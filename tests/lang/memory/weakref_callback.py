import weakref
class A: pass
def cb(r): print("callback", r() is None, r is keep)
a = A()
keep = weakref.ref(a, cb)
b = weakref.ref(a, lambda r: print("second callback"))
print(keep is b, keep.__callback__ is cb)
del a
print("after")
a = A()
x = weakref.ref(a, cb)
del x
del a
print("a dead reference does not call back")
