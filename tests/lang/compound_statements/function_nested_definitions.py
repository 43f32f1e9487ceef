def outer(x):
    def middle(y):
        def inner(z): return x, y, z
        return inner
    return middle
print(outer(1)(2)(3), outer.__qualname__, outer(1).__qualname__, outer(1)(2).__qualname__)
class A:
    def m(self):
        def local(): pass
        return local.__qualname__, (lambda: 0).__qualname__
    class B:
        def n(self): pass
print(A().m(), A.B.n.__qualname__)
