def work(n):
    b = None
    if n > 4:
        b = allocate(n)
    if b is not None:
        n += len(b)
        free(b)
    return n


print(work(2), work(8))
