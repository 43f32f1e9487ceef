def f(a, *rest, key=1, **more):
    names = locals()
    print(sorted(names), names is locals(), "names" in names)
    b = 2
    names["extra"] = 3
    print(locals()["b"], locals()["extra"], eval("extra"))
    del a
    print("a" in locals())
    names["b"] = 10
    print(b, locals()["b"])
    exec("new = 5")
    print(locals()["new"], vars() is names, sorted(dir()) == sorted(names))
    try:
        new
    except NameError as error:
        print(error)

f(0)

def cells():
    x = 1
    def inner():
        print(sorted(locals()))
        return x
    print(sorted(locals()))
    inner()
    def unused():
        nonlocal x
        x = 5
    unused()
    print(locals()["x"])
    del x
    print("x" in locals())

cells()

def recursion(n):
    names = locals()
    if n:
        recursion(n - 1)
    return names["n"]

print(recursion(3))
print([sorted(locals()) for x in [1]])
print(sorted(next(locals() for y in [1])))
print(locals() is globals())

class C:
    a = 1
    names = locals()
    b = 2
    print("b" in names, names is locals(), "names" in names)
    locals()["c"] = 3

print(C.c)
