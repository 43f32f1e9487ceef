# lru_cache: hits, evictions, sizes, typed, keywords, information.
from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    """doc"""
    calls.append((x, y))
    return x + y


print(f(1), f(1), f(2), f(1), f(3), f(2), calls, f.cache_info())
print(f(1, y=2), f(1, 2), f(x=1, y=2), f(y=2, x=1), f.cache_info(), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(5))


@lru_cache(typed=True)
def g(x):
    return type(x).__name__


print(g(1), g(1.0), g(True), g("1"), g.cache_info(), g.cache_parameters())


@lru_cache
def h(x):
    return type(x).__name__


print(h(1), h(1.0), h(True), h(1 + 0j), h("a"), h.cache_info().maxsize)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
zero = lru_cache(maxsize=0)(lambda x: x)
neg = lru_cache(maxsize=-5)(lambda x: x)
print(zero(1), zero(1), zero.cache_info(), neg(1), neg.cache_info())
for call in (lambda: lru_cache("a"), lambda: f([]), lambda: f({}, 1), lambda: lru_cache(maxsize=1.5), lambda: f(), lambda: f(1, 2, 3), lambda: lru_cache(5)(5)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
