def work(n):
    b = allocate(n)
    free(b)
    m = allocate(n)
    with m:
        n += len(m)
    return n


print(work(8))
