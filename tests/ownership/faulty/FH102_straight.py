# runs: DoubleFreeError
def work(n):
    b = allocate(n)
    b.fill(1)
    free(b)
    free(b)  # expect: FH102 error


work(8)
