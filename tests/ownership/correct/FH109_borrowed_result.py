def window(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    w = window(b)
    w.fill(2)
    consume(b)


work(8)
