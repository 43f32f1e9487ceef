def work(n, tidy):
    b = allocate(n)
    n += len(b)
    if tidy:
        b.fill(0)
    free(b)
    return n


print(work(8, True), work(8, False))
