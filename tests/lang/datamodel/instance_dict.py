class A: pass
a = A()
a.x = 1
a.__dict__["y"] = 2
print(a.y, a.__dict__, vars(a) is a.__dict__)
a.__dict__ = {"z": 3}
print(a.z, hasattr(a, "x"))
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)
del a.__dict__
print(a.__dict__, hasattr(a, "z"))
