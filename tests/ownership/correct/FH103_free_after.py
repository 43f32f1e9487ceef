def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    b = allocate(n)
    free(b)


work(8)
