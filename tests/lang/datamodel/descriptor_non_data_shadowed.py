class ND:
    def __get__(self, obj, owner): return "descriptor"
class A:
    d = ND()
a = A()
print(a.d)
a.d = "instance"
print(a.d)
del a.d
print(a.d)
