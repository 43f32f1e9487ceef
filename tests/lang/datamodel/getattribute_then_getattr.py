class A:
    def __getattribute__(self, name):
        if name == "skip": raise AttributeError("hidden")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "from getattr: " + name
a = A()
a.skip = 1
print(a.skip, a.__dict__)
