class A:
    def __iadd__(self, o): print("iadd"); return NotImplemented
    def __add__(self, o): print("add"); return "sum"
class R:
    def __radd__(self, o): return "radd"
a = A()
a += 1
print(a)
x = 5
x += R()
print(x)
try:
    x = object()
    x += 1
except TypeError as e:
    print(e)
