def make():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    i = 10
    return fs
print([f() for f in make()])
def adder(n): return lambda x: x + n
a5, a7 = adder(5), adder(7)
print(a5(1), a7(1), a5.__closure__[0].cell_contents, a5.__code__.co_freevars, adder.__code__.co_cellvars)
