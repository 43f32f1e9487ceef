def total(b: owned(Buffer)) -> int:
    size = len(b)
    free(b)
    return size


def work(n):
    b = allocate(n)
    return total(b)


print(work(8))
