def f():
    x = 0
    def set(v):
        nonlocal x
        x = v
    def get(): return x
    return set, get
s, g = f()
s(5)
print(g(), s.__closure__[0] is g.__closure__[0])
g.__closure__[0].cell_contents = 9
print(g())
del g.__closure__[0].cell_contents
try:
    g()
except NameError as e:
    print(e)
try:
    g.__closure__[0].cell_contents
except ValueError as e:
    print(e)
