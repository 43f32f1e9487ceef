def f():
    data = [1, 2, 3]
    g = (d * k for d in data for k in [10])
    data = None
    return list(g)
print(f())
def h():
    x = 1
    g = (x for _ in range(2))
    x = 5
    return list(g)
print(h())
