# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 error
    b.fill(1)
    b = allocate(n * 2)  # may: FH115
    size = len(b)
    free(b)
    return size


print(work(8))
