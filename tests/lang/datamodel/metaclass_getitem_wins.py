class M(type):
    def __getitem__(cls, i): return "meta", i
class A(metaclass=M):
    def __class_getitem__(cls, i): return "class", i
print(A[1])
