# runs: UseAfterFreeError
def release(b):
    free(b)


def work(n):
    b = allocate(n)
    b.fill(1)
    release(b)
    b.fill(2)  # expect: FH101 error


work(8)
