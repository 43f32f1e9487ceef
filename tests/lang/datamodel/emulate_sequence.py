class Seq:
    def __init__(self, *v): self.v = list(v)
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return self.v[i]
    def __setitem__(self, i, x): self.v[i] = x
    def __delitem__(self, i): del self.v[i]
s = Seq(1, 2, 3)
print(len(s), s[0], s[-1], s[1:], list(s), 2 in s, 9 in s, list(reversed(s)))
s[0] = "x"
del s[1]
print(s.v, sorted(Seq(3, 1, 2)), max(Seq(1, 5)), "".join(Seq("a", "b")))
a, b, c = Seq(7, 8, 9)
print(a, b, c, [*Seq(1, 2)])
