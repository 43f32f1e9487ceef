# runs: DoubleFreeError
def work(n):
    b = allocate(n)
    free(b)
    m = allocate(n)
    with m:
        n += len(m)
    free(m)  # expect: FH102 error
    return n


print(work(8))
