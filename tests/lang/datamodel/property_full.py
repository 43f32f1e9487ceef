class A:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print("deleted"); self._x = None
a = A()
a.x = 5
a.x += 1
print(a.x, A.x.__doc__, type(A.x).__name__)
del a.x
print(a.x)
print(A.x.fget.__name__, A.x.fset.__name__, A.x.fdel.__name__)
