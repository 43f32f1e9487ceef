x = "global"
def f():
    global x, y
    x = "changed"
    y = "created"
f()
print(x, y)
def g():
    global z
    def inner():
        return z
    z = 5
    return inner()
print(g(), z)
class A:
    global w
    w = "from class"
    x = 1
print(w, hasattr(A, "w"))
def h():
    global fn, Cls
    def fn(): return "fn"
    class Cls: pass
    for x in (): pass
h()
print(fn(), Cls.__qualname__)
