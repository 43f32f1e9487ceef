# runs: BorrowError
def consume(b: owned(Buffer)) -> None:
    free(b)


def descend(b: borrowed(Buffer), n) -> None:
    if n == 0:
        consume(b)  # expect: FH109 error
    else:
        descend(b, n - 1)


with allocate(8) as b:
    descend(b, 2)
