# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    return {x for x in b}  # expect: FH103 error


print(work(8))
