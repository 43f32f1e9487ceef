class A:
    def __init__(self): self.x = 1
a = A()
def g(o): return o.x
for i in range(100): g(a)
A.x = property(lambda s: "prop")
print(g(a))
class B:
    def __init__(self): self.x = 1
b = B()
def st(o, v): o.x = v
for i in range(100): st(b, i)
B.x = property(lambda s: "prop", lambda s, v: print("set", v))
st(b, 5); print(b.x)
class C:
    def f(self): return 1
c = C()
def call(o): return o.f()
for i in range(100): call(c)
C.f = lambda s: 2
print(call(c))
c.f = lambda: 3
print(call(c))
class D(C): pass
d = D(); 
for i in range(100): call(d)
D.f = lambda s: 9
print(call(d)); del D.f; print(call(d))
A.y = 1
def gy(o): return o.y
for i in range(100): gy(a)
A.y = 2; print(gy(a)); a.y = 3; print(gy(a)); del a.y; print(gy(a)); del A.y
try: gy(a)
except AttributeError as e: print(e)
A.__getattr__ = lambda s, n: "ga " + n
print(gy(a)); del A.__getattr__
A.__getattribute__ = lambda s, n: "gat " + n
print(gy(a), g(a))
A.__setattr__ = lambda s, n, v: print("sa", n, v)
st(a, 5)
