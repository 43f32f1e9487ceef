def make(n) -> owned(Buffer):
    b = allocate(n)
    b.fill(255)
    return b


def work(n):
    b = make(n)
    size = len(b)
    free(b)
    return size


print(work(8))
