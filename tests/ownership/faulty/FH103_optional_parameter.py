# runs: UseAfterFreeError
def consume(b: owned(Buffer) | None = None) -> None:
    if b is not None:
        free(b)


def work(n):
    consume()
    b = allocate(n)
    consume(b)
    return len(b)  # expect: FH103 error


print(work(8))
