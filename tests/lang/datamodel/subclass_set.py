class S(set):
    def add(self, x): super().add(x + 1)
s = S([1])
s.add(5)
s.name = "n"
print(sorted(s), s.name, type(s | {9}).__name__, type(s.copy()).__name__, s == {1, 6})
class FS(frozenset): pass
f = FS([1, 2])
print(type(f | {3}).__name__, hash(f) == hash(frozenset([1, 2])), repr(f), f == {1, 2})
