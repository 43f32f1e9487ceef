class L(list):
    def append(self, x): super().append(x * 2)
    def __getitem__(self, i): return ("item", super().__getitem__(i))
l = L([1, 2])
l.append(5)
l.tag = "t"
print(l, l[0], len(l), list(l), l.tag, l + [1], type(l + []).__name__, type(l[:]).__name__, type(l.copy()).__name__)
print([x for x in l], sorted(l), l == [1, 2, 10], isinstance(l, list))
