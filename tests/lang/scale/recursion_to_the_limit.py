import sys
sys.setrecursionlimit(20000)
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(depth(15000))
class T:
    def __init__(self, n): self.c = T(n - 1) if n else None
    def size(self): return 1 + (self.c.size() if self.c else 0)
print(T(5000).size())
def g(n):
    if n: yield from g(n - 1)
    yield n
print(sum(g(900)))
