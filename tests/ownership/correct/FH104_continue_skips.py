def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        if n % 2:
            free(b)
            continue
        total += len(b)
        free(b)
    return total


print(work((1, 2, 3)))
