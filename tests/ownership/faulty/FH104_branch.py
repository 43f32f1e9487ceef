# runs: leak
def work(n, tidy):
    b = allocate(n)  # expect: FH104 warning
    n += len(b)
    if tidy:
        free(b)
    return n


print(work(8, True), work(8, False))
