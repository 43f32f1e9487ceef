# runs: DoubleFreeError
def work(n, fresh):
    b = allocate(n)
    free(b)
    if fresh:
        b = allocate(n)
    free(b)  # expect: FH102 warning


work(8, True)
work(8, False)
