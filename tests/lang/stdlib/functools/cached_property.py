# cached_property: once an instance, deletion, names, errors.
from functools import cached_property


class A:
    n = 0

    @cached_property
    def v(self):
        """the value"""
        A.n += 1
        return A.n


a, b = A(), A()
print(a.v, a.v, b.v, a.v, a.__dict__, A.v.__doc__, type(A.v).__name__)
del a.v
print(a.v, vars(a))
a.v = 10
print(a.v)
b.__dict__["v"] = 7
print(b.v)


class S:
    __slots__ = ()

    @cached_property
    def v(self):
        return 1


try:
    class Shared:
        x = y = cached_property(lambda self: 1)
except RuntimeError as e:
    print(e, "|", e.__cause__)


class Late:
    pass


Late.v = cached_property(lambda self: 1)
for call in (lambda: S().v, lambda: Late().v):
    try:
        print(type(call()).__name__)
    except Exception as e:
        print(type(e).__name__, e)
