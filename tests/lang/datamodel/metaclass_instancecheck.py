class Meta(type):
    def __instancecheck__(cls, obj): print("instancecheck"); return obj == 5
    def __subclasscheck__(cls, c): print("subclasscheck"); return c is int
class A(metaclass=Meta): pass
print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A))
print(isinstance(A(), A))
print(isinstance("x", (int, A)))
