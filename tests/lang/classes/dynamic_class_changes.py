class A: pass
a = A()
A.greet = lambda self: "added later"
print(a.greet())
A.greet = lambda self: "replaced"
print(a.greet())
del A.greet
print(hasattr(a, "greet"))
A.__len__ = lambda self: 7
print(len(a))
A.__getattr__ = lambda self, n: n * 2
print(a.xy)
a.xy = "own"
print(a.xy)
class B(A): pass
b = B()
A.shared = []
b.shared.append(1)
print(A.shared, len(b), b.zz)
B.__len__ = lambda self: 8
print(len(b), len(a))
A.__add__ = lambda s, o: "sum"
print(b + 1)
del A.__add__
try:
    b + 1
except TypeError as e:
    print(e)
