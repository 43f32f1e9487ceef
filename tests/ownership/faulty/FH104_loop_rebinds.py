# runs: leak
def work(sizes):
    total = 0
    b = None
    for n in sizes:
        b = allocate(n)  # expect: FH104 any
        total += len(b)
    free(b)
    return total


print(work((1, 2, 3)))
