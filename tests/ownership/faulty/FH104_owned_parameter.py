# runs: leak
def consume(b: owned(Buffer)) -> int:  # expect: FH104 error
    return len(b)


def work(n):
    b = allocate(n)
    return consume(b)


print(work(8))
