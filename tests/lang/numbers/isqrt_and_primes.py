import math
print([math.isqrt(n) for n in (0, 1, 2, 3, 4, 8, 9, 99, 100, 10**40, 10**40 - 1)])
def primes(n):
    s = [True] * (n + 1); s[0:2] = [False, False]
    for i in range(2, math.isqrt(n) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
print(primes(60), len(primes(10000)), sum(primes(1000)))
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
print(egcd(240, 46), egcd(10**30 + 57, 10**20 + 39))
