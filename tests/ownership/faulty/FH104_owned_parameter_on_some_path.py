# runs: leak
def consume(b: owned(Buffer), keep) -> int:  # expect: FH104 warning
    size = len(b)
    if not keep:
        free(b)
    return size


def work(n):
    b = allocate(n)
    return consume(b, True)


print(work(8))
