import gc
gc.collect()
class A:
    def __del__(self): print("del", self.n)
def make(n):
    a, b = A(), A()
    a.n, b.n = n, n
    a.o, b.o = b, a
make(1)
print("unreachable cycle")
n = gc.collect()
print(n >= 2)
l = []
l.append(l)
del l
d = {}
d["d"] = d
del d
print(gc.collect() >= 2, gc.collect())
