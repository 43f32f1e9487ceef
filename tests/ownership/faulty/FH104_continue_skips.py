# runs: leak
def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)  # expect: FH104 warning
        if n % 2:
            continue
        total += len(b)
        free(b)
    return total


print(work((1, 2, 3)))
