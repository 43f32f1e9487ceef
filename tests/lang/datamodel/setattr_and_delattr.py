class A:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
a = A()
a.x = 1
a.x += 5
setattr(a, "y", 2)
del a.y
print(a.__dict__)
try:
    del a.nope
except AttributeError as e:
    print(e)
a.__dict__["z"] = 3
print(a.z)
