def f():
    x: print("not evaluated") = 1
    y: print("nor this")
    return x
print(f())
x: print("evaluated at module level") = 1
