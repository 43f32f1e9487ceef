class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    a = A("a")
    b = A("b")
    print("body")
f()
def g(p, q): print("args")
g(A("p"), A("q"))
