# runs: BorrowError
from shapes import consume, measure


def show(b: borrowed(Buffer)) -> int:
    size = measure(b)
    consume(b)  # expect: FH109 error
    return size


with allocate(8) as b:
    print(show(b))
