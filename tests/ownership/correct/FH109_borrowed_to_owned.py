def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer)) -> None:
    b.fill(1)
    other = allocate(8)
    consume(other)


with allocate(8) as b:
    show(b)
