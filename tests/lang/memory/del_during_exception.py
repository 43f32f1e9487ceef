class A:
    def __del__(self): print("del")
def f():
    a = A()
    raise ValueError("x")
try:
    f()
except ValueError as e:
    print("caught; the traceback holds the frame")
print("after")
