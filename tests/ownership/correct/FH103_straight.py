def consume(b: owned(Buffer)) -> None:
    b.fill(0)
    free(b)


def work(n):
    b = allocate(n)
    size = len(b)
    consume(b)
    return size


print(work(8))
