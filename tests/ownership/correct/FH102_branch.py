def work(n, early):
    b = allocate(n)
    if early:
        free(b)
    n += 1
    if not early:
        free(b)
    return n


print(work(8, False), work(8, True))
