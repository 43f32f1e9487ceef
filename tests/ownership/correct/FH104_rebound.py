def work(n):
    b = allocate(n)
    b.fill(1)
    free(b)
    b = allocate(n * 2)
    size = len(b)
    free(b)
    return size


print(work(8))
