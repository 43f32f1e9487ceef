def consume(b: owned(Buffer)) -> None:
    free(b)


def stages(n):
    b = allocate(n)
    size = len(b)
    consume(b)
    yield size
    yield size


print(list(stages(8)))
