import weakref
class A: pass
l = [A() for _ in range(5)]
refs = []
def cb(r):
    refs.clear()
    l.clear()
refs.extend(weakref.ref(a, cb) for a in l)
del l[0]
print(len(l), len(refs))
class B:
    def __del__(self): d.clear()
d = weakref.WeakValueDictionary()
x = B()
d["x"] = x
y = A()
d["y"] = y
del x
print(len(d))
r = weakref.ref(y, lambda r: globals().update(z=r()))
del y
print(z)
