class Meta(type):
    def __getattribute__(cls, name):
        print("meta", name)
        return type.__getattribute__(cls, name)
class A(metaclass=Meta):
    def __len__(self): return 10
    def __getattribute__(self, name):
        print("instance", name)
        return object.__getattribute__(self, name)
a = A()
print(a.__len__())
print(A.__len__(a))
print(len(a))
