class A: pass
a = A()
for n in "zyx": setattr(a, n, ord(n))
print(a.__dict__)
del a.z
a.z = 0
print(list(a.__dict__))
