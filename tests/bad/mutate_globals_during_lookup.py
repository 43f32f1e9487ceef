x = 1
class K(dict):
    def __missing__(self, k):
        globals().pop("x", None)
        return "missing " + k
print(eval("x + 0", globals()), eval("zz", {}, K()), "x" in globals())
def f():
    for i in range(100): globals()["g%d" % i] = i
    y = g50
    for i in range(100): del globals()["g%d" % i]
    try:
        return g50
    except NameError as e:
        return str(e), y
print(f())
class A:
    def __del__(self): globals().update(late=1)
a = A()
a = 5
print(late)
