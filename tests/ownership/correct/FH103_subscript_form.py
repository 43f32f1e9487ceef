def consume(b: owned[Buffer]) -> None:
    free(b)


def work(n):
    b = allocate(n)
    size = 0
    for _ in range(2):
        size += len(b)
    consume(b)
    return size


print(work(8))
