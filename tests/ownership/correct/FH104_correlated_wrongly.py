def work(n, ok):
    b = allocate(n)
    if ok:
        n += len(b)
        free(b)
    if not ok:
        n += 1
        free(b)
    return n


print(work(8, True), work(8, False))
