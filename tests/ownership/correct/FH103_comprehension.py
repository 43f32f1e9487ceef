def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    try:
        found = {x for x in b}
    finally:
        consume(b)
    return found


print(work(8))
