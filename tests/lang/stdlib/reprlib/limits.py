import reprlib
print(reprlib.repr(list(range(10))), reprlib.repr(tuple(range(10))), reprlib.repr((1,)), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr("x" * 100), reprlib.repr(10 ** 100), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(frozenset()), reprlib.repr({}))
r = reprlib.Repr()
r.maxlist = 2
r.maxlevel = 2
r.fillvalue = "~"
print(r.repr([1, 2, 3]), r.repr([[[1]]]), r.repr({1: [[2]]}))
class Big:
    def __repr__(self): return "<" + "b" * 100 + ">"
class Bad:
    def __repr__(self): raise ValueError
print(reprlib.repr(Big()), reprlib.repr(Bad()).split(" at ")[0])
class L(list):
    @reprlib.recursive_repr("...")
    def __repr__(self): return "<" + ", ".join(map(repr, self)) + ">"
l = L([1])
l.append(l)
print(l, L.__repr__.__name__)
