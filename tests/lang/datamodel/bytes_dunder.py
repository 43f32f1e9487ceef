class A:
    def __bytes__(self): return b"abc"
class B(str):
    def __bytes__(self): return b"from str subclass"
print(bytes(A()), bytes(B("x")))
try:
    bytes("x")
except TypeError as e:
    print(e)
