class A:
    def __add__(self, o): print("add"); return NotImplemented
    def __radd__(self, o): print("radd"); return "radd result"
class B:
    def __radd__(self, o): print("B.radd"); return "b"
try:
    A() + A()
except TypeError as e:
    print(e)
print(A() + B())
print(5 + A())
