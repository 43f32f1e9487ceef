def consume(b: owned(Buffer)) -> None:
    free(b)


def descend(b: borrowed(Buffer), n) -> None:
    if n == 0:
        b.fill(0)
    else:
        descend(b, n - 1)


with allocate(8) as b:
    descend(b, 2)
