class A:
    x = 1
    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)
    def m(self): return "m"
a = A()
a.y = 2
print(a.x)
print(a.y)
print(a.m())
try:
    a.z
except AttributeError as e:
    print(e)
print(len([a]))
