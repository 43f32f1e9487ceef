# runs: BorrowError
def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer)) -> None:
    b.fill(1)
    consume(b)  # expect: FH109 error


with allocate(8) as b:
    show(b)
