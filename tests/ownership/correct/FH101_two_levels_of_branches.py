def work(kind, n):
    b = allocate(n)
    if kind == "a":
        if n > 4:
            b.fill(1)
        else:
            n += 1
    n += len(b)
    free(b)
    return n


print(work("b", 8), work("a", 2), work("a", 8))
