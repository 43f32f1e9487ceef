class D:
    def __get__(self, obj, owner=None):
        return ("get", obj is not None, owner.__name__)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class A:
    d = D()
a = A()
print(a.d, A.d)
a.d = 5
del a.d
a.__dict__["d"] = "hidden"
print(a.d)
A.d = 1
print(A.d, a.d)
