class A:
    x = 1
    def __getattr__(self, name):
        print("getattr", name)
        if name == "bad": raise AttributeError("no " + name)
        return name.upper()
a = A()
a.y = 2
print(a.x, a.y, a.z)
print(hasattr(a, "bad"), getattr(a, "bad", "default"))
try:
    a.bad
except AttributeError as e:
    print(e)
