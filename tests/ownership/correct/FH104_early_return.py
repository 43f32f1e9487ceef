def work(n):
    b = allocate(n)
    if n > 4:
        free(b)
        return 0
    size = len(b)
    free(b)
    return size


print(work(2), work(8))
