# runs: BorrowError
def drain(b: borrowed(Buffer)):
    yield len(b)
    free(b)  # expect: FH106 error


def work(n):
    with allocate(n) as b:
        for size in drain(b):
            n += size
    return n


print(work(8))
