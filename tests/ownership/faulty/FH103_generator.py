# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def stages(n):
    b = allocate(n)
    size = len(b)
    consume(b)
    yield size
    yield len(b)  # expect: FH103 error


print(list(stages(8)))
