# runs: UseAfterFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(sizes):
    total = 0
    for n in sizes:
        b = allocate(n)
        if n % 2:
            consume(b)
            total += len(b)  # expect: FH103 error
            continue
        free(b)
    return total


print(work((2, 4, 5)))
