class A:
    shared = []
    n = 0
    def inc(self): self.n += 1
a, b = A(), A()
a.shared.append(1)
a.inc(); a.inc(); b.inc()
print(A.shared, b.shared, a.n, b.n, A.n, vars(a), vars(b))
A.n = 100
c = A()
print(a.n, c.n)
del a.n
print(a.n)
try:
    del a.n
except AttributeError as e:
    print(e)
