# runs: DoubleFreeError
def finish(b):
    free(b)


def work(n):
    b = allocate(n)
    free(b)
    finish(b)  # expect: FH102 error


work(8)
