def consume(b: owned(Buffer)) -> int:
    size = len(b)
    free(b)
    return size


def work(n):
    b = allocate(n)
    return consume(b)


print(work(8))
