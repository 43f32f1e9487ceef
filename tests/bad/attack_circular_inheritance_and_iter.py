class A: pass
class B(A): pass
try:
    A.__bases__ = (B,)
except TypeError as e:
    print(e)
class It:
    def __iter__(self): return self
    def __next__(self): return self
x = It()
a, b, *c = [x, x]
print(a is x, c)
for i, y in zip(range(3), x): pass
print(y is x)
e = ValueError()
e.__cause__ = e
print(e.__cause__ is e)
def f(): pass
f.f = f
f.__dict__["d"] = f.__dict__
print(f.f.f is f)
s = slice(None); l = [s]; l[s] = l; print(len(l))
