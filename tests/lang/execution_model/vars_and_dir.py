import math
class A:
    def __init__(self): self.b, self.a = 1, 2
print(vars(A()), vars() is globals(), "pi" in vars(math))
def f(): z = 1; return vars(), dir()
print(f())
try:
    vars(5)
except TypeError as e:
    print(e)
print("math" in dir(), dir(A()) == sorted(dir(A())))
