def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc()
print(get())
def a():
    x = 1
    def b():
        nonlocal x
        def c():
            nonlocal x
            x += 10
        c()
        x += 100
    b()
    return x
print(a())
def with_class():
    v = 1
    class A:
        nonlocal v
        v = 2
        w = v
    return v, A.w, hasattr(A, "v")
print(with_class())
