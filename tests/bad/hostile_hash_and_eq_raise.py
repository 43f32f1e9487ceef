class K:
    def __hash__(self): raise ValueError("hash")
class E:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
d = {1: "one"}
e = E()
for f in (lambda: {K(): 1}, lambda: d[K()], lambda: d.get(K()), lambda: K() in {1}, lambda: {K()}, lambda: hash((K(),)), lambda: d[E()], lambda: d.get(E()), lambda: E() in d, lambda: E() in {1}, lambda: d.setdefault(E(), 5), lambda: {1, E()}, lambda: E() in [1], lambda: [1, 2].index(E()), lambda: [1].count(E()), lambda: [1].remove(E()), lambda: (1,).index(E()), lambda: [E()] == [E()], lambda: {1: E()} == {1: E()}, lambda: d.pop(E()), lambda: {1}.discard(E()), lambda: {1} & {E()}, lambda: {1}.issubset([E()]) , lambda: {**d, E(): 1}, lambda: dict.fromkeys([1, E()]), lambda: frozenset([1, E()]), lambda: d.update({E(): 1})):
    try:
        f()
        print("no error")
    except ValueError as x:
        print(x)
print(d)
