def chunks(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        if n > 4:
            total += len(b)
            free(b)
            continue
        total += 1
        free(b)
    return total


print(chunks((1, 2, 8)))
