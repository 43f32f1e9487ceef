# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    window = b
    consume(b)
    window.fill(1)  # expect: FH103 error


work(8)
