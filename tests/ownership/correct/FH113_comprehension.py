@no_alloc
def square(v):
    return v * v


print([square(v) for v in (1, 2)])
