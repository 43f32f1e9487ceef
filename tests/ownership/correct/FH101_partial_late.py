import functools


def look(b: borrowed(Buffer), i):
    return b[0] + i


def work(n):
    b = allocate(n)
    first = functools.partial(look, b)
    value = first(0)
    free(b)
    return value


print(work(3))
