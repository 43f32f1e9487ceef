# runs: leak
def work(n, ok):
    b = allocate(n)  # expect: FH104 warning
    if ok:
        n += len(b)
        free(b)
    if ok:
        n += 1
    return n


print(work(8, True), work(8, False))
