def f(x):
    class A:
        x = x
    return A.x
try:
    print(f(5))
except NameError as e:
    print(e)
x = "global"
class B:
    x = x + "!"
print(B.x, x)
def g():
    y = "enclosing"
    class C:
        if False: y = 1
        z = y if "y" in dir() else "unbound"
    return C.z
print(g())
