"""Products, permutations and combinations."""
from itertools import combinations, combinations_with_replacement, permutations, product

n = 0
for row in product(range(12), repeat=5):
    n += row[0]
for p in permutations(range(8)):
    n += p[3]
for a, b, c in combinations(range(100), 3):
    n += c - a
for row in combinations_with_replacement(range(20), 4):
    n += row[2]
print(n)
