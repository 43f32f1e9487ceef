# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    b.fill(0)
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    return len(b)  # expect: FH103 error


print(work(8))
