def work(n):
    b = allocate(n)
    c = b
    b = None
    size = len(c)
    free(c)
    c = None
    return size


print(work(8))
