def show(x): print("default", x); return x
def f(a=show(1), *, b=show(2)): return a, b
print(f(), f(5), f(b=6))
def g(l=[]):
    l.append(1)
    return l
print(g(), g(), g([]), g())
x = 1
def h(a=x): return a
x = 2
print(h())
for i in range(2):
    def k(v=i): return v
print(k())
