class A: pass
a = A()
a.__enter__ = lambda: 1
a.__exit__ = lambda *x: None
try:
    with a: pass
except TypeError as e:
    print(e)
class B:
    def __enter__(self): print("never entered")
try:
    with B(): pass
except TypeError as e:
    print(e)
try:
    with 5: pass
except TypeError as e:
    print(e)
