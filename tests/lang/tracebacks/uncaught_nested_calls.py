def a(): b(1)
def b(x):
    c(x, [x])
def c(x, y):
    return x / 0
a()
