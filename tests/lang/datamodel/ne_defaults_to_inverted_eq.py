class A:
    def __init__(self, r): self.r = r
    def __eq__(self, o): print("eq", o); return self.r
print(A(True) != 1, A(False) != 1, A("yes") != 1)
class N:
    def __eq__(self, o): return NotImplemented
n = N()
print(n == 1, n != 1, n == n, n != n)
