def consume(b: owned(Buffer) | None = None) -> None:
    if b is not None:
        free(b)


def work(n):
    consume()
    b = allocate(n)
    size = len(b)
    consume(b)
    return size


print(work(8))
