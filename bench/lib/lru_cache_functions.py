"""Caches of function results: hits, misses, evictions, methods."""
from functools import cache, lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=256)
def square(n):
    return n * n


@cache
def distance(a, b):
    return abs(a - b)


total = 0
for _ in range(800):
    fib.cache_clear()
    total += fib(80) % 1000
for i in range(400000):
    total += square(i % 300 if i % 5 == 0 else i % 100)
for i in range(300000):
    total += distance(i % 50, i % 31)
print(total, square.cache_info().currsize)
