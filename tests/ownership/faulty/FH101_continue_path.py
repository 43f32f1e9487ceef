# runs: UseAfterFreeError
def chunks(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        if n > 4:
            free(b)
            total += len(b)  # expect: FH101 error
            continue
        total += 1
        free(b)
    return total


print(chunks((1, 2, 8)))
