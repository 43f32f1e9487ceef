# product, permutations, combinations, combinations_with_replacement.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", (1, 2))), list(product([0, 1], repeat=3)), list(product()), list(product([], "ab")), list(product("a", repeat=0)))
print(list(permutations("abc", 2)), list(permutations(range(3))), list(permutations("ab", 0)), list(permutations("ab", 3)))
print(list(combinations("abcd", 3)), list(combinations("ab", 0)), list(combinations("ab", 5)), list(combinations([], 0)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("a", 3)))
print(len(list(permutations(range(7)))), len(list(product(range(4), repeat=5))), len(set(combinations(range(10), 4))))
rows = [c for c in combinations("abc", 2)]
print(rows, rows[0] is rows[1])
for call in (lambda: product(1), lambda: product("a", repeat=-1), lambda: product("a", repeat="x"), lambda: product("a", x=1), lambda: permutations(),
             lambda: permutations("a", -1), lambda: permutations("a", "b"), lambda: combinations("a"), lambda: combinations("a", -1),
             lambda: combinations("a", None), lambda: combinations_with_replacement("a", -1), lambda: permutations(1), lambda: combinations("a", 1.0)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
