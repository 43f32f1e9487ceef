def descend(n):
    if n == 0:
        raise ValueError("bottom")
    return descend(n - 1)


def work(n):
    b = allocate(8)
    try:
        n = descend(n)
    finally:
        free(b)
    return n


try:
    work(3)
except ValueError as error:
    print(error)
