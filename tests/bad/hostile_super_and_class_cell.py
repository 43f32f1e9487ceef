class A:
    def f(self): return super().f()
    def g(self):
        self = 5
        return super().__repr__()
    def h(self): return __class__
try:
    A().f()
except AttributeError as e:
    print(e)
try:
    print(A().g())
except TypeError as e:
    print(e)
f = A.h
c = f.__closure__[0]
c.cell_contents = 42
print(A().h())
try:
    A().f()
except (TypeError, RuntimeError) as e:
    print(type(e).__name__, e)
class B(A):
    def __init__(self): super(B, type(self)).h
    def m(self): return super(type(self), self).h()
print(B().m())
del c.cell_contents
try:
    B().m()
except NameError as e:
    print(e)
try:
    A().f()
except RuntimeError as e:
    print(e)
