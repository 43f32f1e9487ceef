# runs: DoubleFreeError
def finish(b):
    b.fill(0)
    free(b)


def work(n):
    b = allocate(n)
    finish(b)
    free(b)  # expect: FH102 error


work(8)
