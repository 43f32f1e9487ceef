def largest(a, b):
    return a if a > b else b


@no_alloc
def clamp(a, b):
    while a > b:
        a -= 1
    return largest(a, b)


print(clamp(5, 3))
