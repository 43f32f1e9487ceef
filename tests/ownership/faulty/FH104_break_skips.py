# runs: leak
def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)  # expect: FH104 warning
        total += len(b)
        if total > 4:
            break
        free(b)
    return total


print(work((1, 2, 3, 4)))
