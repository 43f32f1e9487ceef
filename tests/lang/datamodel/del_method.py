class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = A(1)
b = a
del a
print("still referenced")
del b
print("gone")
A(2)
def f():
    x = A(3)
    print("in f")
f()
y = A(4)
y = A(5)
print("end")
