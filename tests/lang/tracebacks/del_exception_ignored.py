class A:
    def __del__(self): raise ValueError("in del")
def f():
    a = A()
f()
print("continues")
