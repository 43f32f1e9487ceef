def work(n):
    total = n
    if (b := allocate(n)) is not None:
        total += len(b)
        free(b)
    return total


print(work(8))
