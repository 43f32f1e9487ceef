import sys
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del at exit", self.n)
a = A("module global")
print("last line")
