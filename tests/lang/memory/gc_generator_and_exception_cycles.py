import gc, weakref
class A: pass
def g(a):
    try:
        yield a
    finally:
        print("generator closed by the collector")
def make():
    a = A()
    a.g = g(a)
    next(a.g)
    return weakref.ref(a)
r = make()
gc.collect()
print(r())
def exc():
    a = A()
    try:
        raise ValueError
    except ValueError as e:
        a.e = e
    return weakref.ref(a)
r = exc()
gc.collect()
print(r())
