def window(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def work(n):
    b = allocate(n)
    w = window(b)
    w.fill(2)
    free(b)


work(8)
