class A:
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __rpow__(self, b, m=None): return ("rpow", b, m)
print(A() ** 2, pow(A(), 2), pow(A(), 2, 5), 2 ** A())
try:
    print(pow(2, A(), 5))
except TypeError as e:
    print(e)
