def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    try:
        b.fill(1)
        size = len(b)
    finally:
        consume(b)
    return size


work(8)
