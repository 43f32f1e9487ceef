class B:
    def __init__(self, n, v): self.n, self.v = n, v
    def __bool__(self): print("bool", self.n); return self.v
    def __repr__(self): return self.n
print(B("a", True) and B("b", False))
print(B("c", False) or B("d", True))
if B("e", False) or B("f", True) and B("g", True): print("taken")
print((B("h", True) and B("i", True)) or B("j", True))
