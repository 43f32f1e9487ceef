# runs: DoubleFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    try:
        b.fill(1)
        consume(b)
    finally:
        free(b)  # expect: FH103 any


work(8)
