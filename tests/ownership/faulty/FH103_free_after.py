# runs: DoubleFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    free(b)  # expect: FH103 error


work(8)
