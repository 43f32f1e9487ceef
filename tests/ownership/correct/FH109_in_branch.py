def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer), last: bool) -> int:
    size = len(b)
    if last:
        b.fill(0)
    return size


with allocate(8) as b:
    print(show(b, False))
    print(show(b, True))
