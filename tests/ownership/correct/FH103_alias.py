def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    window = b
    window.fill(1)
    consume(b)


work(8)
