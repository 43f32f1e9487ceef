class A:
    def __eq__(self, other): return True
    __hash__ = None
    def m(self): pass
x, y = A(), A()
print(x == y, x.m == y.m, x.m == x.m)
