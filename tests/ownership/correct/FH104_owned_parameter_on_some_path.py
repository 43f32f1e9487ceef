def consume(b: owned(Buffer), keep) -> int:
    size = len(b)
    if not keep:
        size = 0
    free(b)
    return size


def work(n):
    b = allocate(n)
    return consume(b, True)


print(work(8))
