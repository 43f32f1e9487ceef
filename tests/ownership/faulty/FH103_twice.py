# runs: MemoryFault
def consume(b: owned(Buffer)) -> int:
    size = len(b)
    free(b)
    return size


def work(n):
    b = allocate(n)
    total = consume(b)
    total += consume(b)  # expect: FH103 error
    return total


print(work(8))
