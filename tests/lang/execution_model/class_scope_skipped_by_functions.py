x = 0
class A:
    x = 1
    def f(self): return x
    class B:
        y = x
    print(x)
print(A().f(), A.B.y)
def g():
    x = 2
    class C:
        print(x)
        x = 3
        print(x)
        def h(self): return x
    return C().h()
print(g())
