class N:
    def __eq__(self, o): print("eq called"); return False
    __hash__ = object.__hash__
n = N()
print([n] == [n], n in [n], (n,) == (n,), {1: n} == {1: n}, [n].index(n), [n].count(n), {n} == {n}, n == n)
