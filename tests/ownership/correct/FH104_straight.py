def work(n):
    b = allocate(n)
    b.fill(1)
    n += len(b)
    free(b)
    return n


print(work(8))
