# runs: BorrowError
from typing import Annotated


def total(b: Annotated[Buffer, borrowed], wipe: bool) -> int:
    size = len(b)
    if wipe:
        free(b)  # expect: FH106 error
    return size


def work(n):
    with allocate(n) as b:
        return total(b, False) + total(b, True)


print(work(8))
