def consume(b: owned(Buffer)) -> None:
    free(b)


def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        if n % 2:
            total += len(b)
            consume(b)
            continue
        free(b)
    return total


print(work((2, 4, 5)))
