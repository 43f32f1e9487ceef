class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
l = [A(1), A(2), A(3)]
del l
t = (A(4), A(5))
del t
d = {"a": A(6), "b": A(7)}
del d
print("done")
