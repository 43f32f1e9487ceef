def work(sizes):
    total = 0
    b = None
    for n in sizes:
        free(b)
        b = allocate(n)
        total += len(b)
    free(b)
    return total


print(work((1, 2, 3)))
