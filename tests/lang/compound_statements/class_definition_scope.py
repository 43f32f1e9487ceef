x = "global"
class A:
    print(x)
    x = "class"
    print(x)
    def f(self): return x
    y = [x for _ in range(1)]
    z = (lambda: x)()
    del x
    w = x
print(A().f(), A.y, A.z, A.w, hasattr(A, "x"))
