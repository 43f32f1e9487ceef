# runs: BorrowError
def total(b: borrowed(Buffer)) -> int:
    size = len(b)
    free(b)  # expect: FH106 error
    return size


def work(n):
    with allocate(n) as b:
        return total(b)


print(work(8))
