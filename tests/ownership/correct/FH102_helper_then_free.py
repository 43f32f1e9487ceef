def finish(b):
    b.fill(0)


def work(n):
    b = allocate(n)
    finish(b)
    free(b)


work(8)
