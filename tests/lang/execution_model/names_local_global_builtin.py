x = "global"
def f():
    return x, len("abc")
def g():
    x = "local"
    return x
print(f(), g(), x)
len = lambda v: "shadowed"
print(f()[1])
del len
print(f()[1])
