import sys
class W:
    def __init__(self): self.n = 0
    def write(self, s):
        self.n += 1
        if self.n == 2: sys.stdout = real
        got.append(s)
got = []
real = sys.stdout
sys.stdout = W()
print("a", "b", "c")
assert got == ["a", " ", "b", " ", "c", "\n"] or len(got) >= 2
print("survived")
