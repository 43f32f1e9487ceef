class M:
    def __matmul__(self, o): return "matmul"
    def __imatmul__(self, o): return "imatmul"
m = M()
print(m @ 1)
m @= 2
print(m)
print(divmod(-7, 2), divmod(7.5, 2), divmod(True, 1))
