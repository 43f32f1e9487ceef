# runs: BorrowError
def total(b: borrowed(Buffer)) -> int:
    same = b
    b = None
    free(same)  # expect: FH106 error
    return 0


def work(n):
    with allocate(n) as b:
        return total(b)


print(work(8))
