# runs: leak
def work(n):
    b = allocate(n)  # expect: FH104 warning
    if n > 4:
        return 0
    size = len(b)
    free(b)
    return size


print(work(2), work(8))
