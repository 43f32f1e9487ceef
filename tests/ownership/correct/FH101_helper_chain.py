def inner(b):
    return len(b)


def outer(b):
    size = len(b)
    return size + inner(b)


def work(n):
    b = allocate(n)
    size = outer(b)
    size += len(b)
    free(b)
    return size


print(work(8))
