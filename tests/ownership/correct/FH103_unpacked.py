def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    same, count = b, n
    consume(same)
    b = None
    free(b)
    return count


print(work(8))
