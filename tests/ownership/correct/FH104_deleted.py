def work(n):
    b = allocate(n)
    size = len(b)
    free(b)
    del b
    return size


print(work(8))
