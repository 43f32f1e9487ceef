def release(b):
    free(b)


def work(n):
    values = allocate(n)
    n += len(values)
    release(values)
    return n


print(work(2))
