# Accesses that have settled on a field of the instance see what comes into the class later.
class Point:
    def __init__(self, x):
        self.x = x


def read(p):
    return p.x


def write(p, v):
    p.x = v


p = Point(1)
for i in range(5):
    write(p, i)
print(read(p))
Point.x = property(lambda self: "property", lambda self, v: print("set", v))
print(read(p))
write(p, 9)
del Point.x
print(read(p), p.__dict__)
Point.__getattribute__ = lambda self, name: "intercepted " + name
print(read(p))
del Point.__getattribute__
print(read(p))
Point.__setattr__ = lambda self, name, v: print("refused", name, v)
write(p, 10)
print(read(p))
