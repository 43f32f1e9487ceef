def work(n):
    b = allocate(n)
    other = b
    size = len(b)
    free(other)
    return size


print(work(8))
