def work(n):
    b = allocate(n)
    size, same = n * 2, b
    b = None
    free(same)
    return size


print(work(8))
