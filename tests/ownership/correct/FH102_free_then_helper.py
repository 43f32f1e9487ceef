def finish(b):
    free(b)


def work(n):
    b = allocate(n)
    n += len(b)
    finish(b)


work(8)
