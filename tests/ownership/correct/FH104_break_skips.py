def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        total += len(b)
        if total > 4:
            free(b)
            break
        free(b)
    return total


print(work((1, 2, 3, 4)))
