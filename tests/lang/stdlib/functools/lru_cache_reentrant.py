# A cache whose keys' comparisons and functions use it again.
from functools import lru_cache


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if Key.action:
            action, Key.action = Key.action, None
            action()
        return self.n == other.n


Key.action = None


@lru_cache(maxsize=3)
def f(k):
    return k.n


for i in range(4):
    f(Key(i))
Key.action = f.cache_clear
print(f(Key(1)))
for i in range(10):
    Key.action = lambda: f(Key(100))
    f(Key(i))
print(f.cache_info().currsize <= 3, [f(Key(i)) for i in range(5)])


@lru_cache(maxsize=2)
def again(n):
    if n == 5:
        again.cache_clear()
    return n if n == 0 else again(n - 1) + 1


print(again(10), again.cache_info())


@lru_cache(maxsize=1)
def same(n, depth=[3]):
    if depth[0]:
        depth[0] -= 1
        return same(n)
    return n


print(same(7), same.cache_info())
