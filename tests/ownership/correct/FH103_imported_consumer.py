from shapes import consume


def work(n):
    b = allocate(n)
    size = len(b)
    consume(b)
    return size


print(work(8))
