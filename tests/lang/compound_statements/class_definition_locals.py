class A:
    a = 1
    print(sorted(k for k in locals() if not k.startswith("__")), __name__, __qualname__, __module__)
    for i in range(3): pass
    if a:
        b = 2
    locals()["c"] = 3
print(A.i, A.b, A.c)
class B:
    class C:
        print(__qualname__)
        def f(): pass
    g = C.f
print(B.g.__qualname__)
