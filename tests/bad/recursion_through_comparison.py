class A:
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __hash__(self): return hash(self)
    def __ne__(self, o): return [self] != [o]
    def __gt__(self, o): return (self,) > (o,)
a, b = A(), A()
for f in (lambda: a == b, lambda: a < b, lambda: hash(a), lambda: a != b, lambda: a > b, lambda: a in [b], lambda: [a].index(b), lambda: {a: 1}, lambda: sorted([a, b]), lambda: max(a, b), lambda: [a] == [b], lambda: {1: a} == {1: b}, lambda: a in (b,), lambda: [b].remove(a), lambda: (b,).count(a)):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
