# runs: DoubleFreeError
def work(n, early):
    b = allocate(n)
    if early:
        free(b)
    n += 1
    free(b)  # expect: FH102 warning
    return n


print(work(8, False), work(8, True))
