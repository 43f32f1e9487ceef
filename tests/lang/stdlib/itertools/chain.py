# chain and chain.from_iterable.
from itertools import chain

print(list(chain()), list(chain("ab", [1], {2: 3})), list(chain.from_iterable(["ab", (1,)])))
c = chain([1, 2], 5)
print(next(c), next(c))
try:
    next(c)
except TypeError as e:
    print(e)
print(list(c))


class Sub(chain):
    def __init__(self, *args, key=None):
        self.key = key


s = Sub([1], [2], key=3)
print(type(s).__name__, s.key, list(s), type(Sub.from_iterable([[1]])).__name__)


def lazy():
    yield [1]
    print("second")
    yield [2]


for x in chain.from_iterable(lazy()):
    print(x)
for call in (lambda: chain(x=1), lambda: chain.from_iterable(), lambda: chain.from_iterable(3), lambda: list(chain(1))):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
