# runs: BorrowError
def first(b: borrowed(Buffer)) -> int:
    try:
        return b[0]
    finally:
        free(b)  # expect: FH106 error


def work(n):
    with allocate(n) as b:
        return first(b)


print(work(8))
