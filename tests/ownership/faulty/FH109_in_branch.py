# runs: BorrowError
def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer), last: bool) -> int:
    size = len(b)
    if last:
        consume(b)  # expect: FH109 error
    return size


with allocate(8) as b:
    print(show(b, False))
    print(show(b, True))
