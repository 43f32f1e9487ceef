def consume(b: owned(Buffer)) -> int:
    size = len(b)
    free(b)
    return size


def work(n):
    b = allocate(n)
    total = consume(b)
    b = allocate(n)
    total += consume(b)
    return total


print(work(8))
