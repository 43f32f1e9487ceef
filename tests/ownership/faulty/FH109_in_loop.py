# runs: BorrowError
def consume(b: owned(Buffer)) -> None:
    free(b)


def show(b: borrowed(Buffer), rounds) -> None:
    for i in range(rounds):
        if i == 2:
            consume(b)  # expect: FH109 error
            break
        b.fill(i)


with allocate(8) as b:
    show(b, 4)
