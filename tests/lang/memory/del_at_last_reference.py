class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
l = [A(1), A(2)]
l[0] = None
print("replaced")
l.clear()
print("cleared")
d = {"k": A(3)}
d["k"] = 4
print("dict replaced")
t = (A(4),)
t = None
def f(x): print("in f")
f(A(5))
print("after call")
A(6).n
print("expression over")
x, y = A(7), A(8)
x = y = None
print("end")
