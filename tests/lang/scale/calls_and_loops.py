def f(x, y=1): return x + y
n = 0
for i in range(1000000): n = f(n)
print(n)
class A:
    def __init__(self): self.n = 0
    def inc(self): self.n += 1
a = A()
for i in range(500000): a.inc()
print(a.n, sum(i * i % 7 for i in range(500000)))
