"""partial, reduce, cmp_to_key, singledispatch."""
from functools import cmp_to_key, partial, reduce, singledispatch
from operator import add


def f(a, b, c=0):
    return a + b + c


g = partial(f, 1)
h = partial(f, 1, c=5)
total = 0
for i in range(200000):
    total += g(i) + h(i)
for _ in range(20):
    total += reduce(add, range(20000))
    total += reduce(lambda a, b: a ^ b, range(10000))
data = [i * 7919 % 10007 for i in range(10007)]
data.sort(key=cmp_to_key(lambda a, b: b - a))
total += data[0]


@singledispatch
def kind(v):
    return 0


@kind.register(int)
def _(v):
    return 1


@kind.register(list)
def _(v):
    return 2


for i in range(60000):
    total += kind(i) + kind([]) + kind("")
print(total)
