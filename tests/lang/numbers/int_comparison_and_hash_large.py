a, b = 10**30, 10**30 + 1
print(a < b, a == 10**30, a is not b, hash(a) == hash(10**30), {a: 1}[10**30], -a < a, a > 1e29, a == 1e30, min(a, b) == a, sorted([b, a, -b, 0, 5]) == [-b, 0, 5, a, b], bool(a), not -a)
print(2**61 - 1 == (1 << 61) - 1, hash(2**61 - 1), hash(2**61 - 2), hash(-(2**61 - 1)), hash(2**122), hash(3**100), hash(-(3**100)))
