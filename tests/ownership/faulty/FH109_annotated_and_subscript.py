# runs: BorrowError
from typing import Annotated


def consume(b: Annotated[Buffer, owned]) -> None:
    free(b)


def show(b: borrowed[Buffer]) -> None:
    if len(b) > 4:
        consume(b)  # expect: FH109 error


with allocate(8) as b:
    show(b)
