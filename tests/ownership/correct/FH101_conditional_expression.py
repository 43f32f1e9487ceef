def work(n, wide):
    b = allocate(n)
    size = len(b)
    free(b)
    return n if wide else size


print(work(8, False), work(8, True))
