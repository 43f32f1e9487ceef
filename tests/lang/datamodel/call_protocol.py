class A:
    def __call__(self, *args, **kw): return args, kw
a = A()
print(a(), a(1, 2, x=3), callable(a), callable(A), callable(5))
a.__call__ = lambda: "instance attribute is ignored"
print(a())
class Nested:
    __call__ = A()
print(Nested()(1))
five = 5
try:
    five()
except TypeError as e:
    print(e)
