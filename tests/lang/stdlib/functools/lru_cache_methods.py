# lru_cache in classes: methods, class and static methods, copies, exceptions.
from functools import lru_cache
import copy


class A:
    n = 0

    @lru_cache
    def m(self, x):
        A.n += 1
        return x * 2

    @classmethod
    @lru_cache
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    @lru_cache
    def s(x):
        return x


a, b = A(), A()
print(a.m(1), a.m(1), b.m(1), A.n, A.m(a, 1), A.n, A.m.cache_info(), a.c(1), A.s(2))
print(copy.copy(A.m) is A.m, copy.deepcopy(A.m) is A.m, A.m.__reduce__())


@lru_cache
def bad(x):
    print("called")
    raise ValueError(x)


for _ in range(2):
    try:
        bad(1)
    except ValueError as e:
        print(e, bad.cache_info())
f = lru_cache(lambda x: x)
f.attribute = 3
print(f.attribute, sorted(k for k in f.__dict__ if k in ("attribute", "__wrapped__")))
