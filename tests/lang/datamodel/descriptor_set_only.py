class SetOnly:
    def __set__(self, obj, value): obj.__dict__["d"] = value * 2
class A:
    d = SetOnly()
a = A()
print(type(a.d).__name__)
a.d = 4
print(a.d)
try:
    del a.d
except AttributeError as e:
    print(e)
