def release(b):
    free(b)


def work(n):
    b = allocate(n)
    b.fill(1)
    b.fill(2)
    release(b)


work(8)
