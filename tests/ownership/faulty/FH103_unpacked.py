# runs: DoubleFreeError
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)
    same, count = b, n
    consume(same)
    free(b)  # expect: FH103 error
    return count


print(work(8))
