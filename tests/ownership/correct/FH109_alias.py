def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer)) -> None:
    same = b
    same.fill(1)
    same = allocate(2)
    consume(same)


with allocate(8) as b:
    show(b)
