# runs: UseAfterFreeError
def consume(b: owned[Buffer]) -> None:
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    size = 0
    for _ in range(2):
        size += len(b)  # expect: FH103 error
    return size


print(work(8))
