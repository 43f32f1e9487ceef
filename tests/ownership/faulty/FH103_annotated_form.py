# runs: UseAfterFreeError
from typing import Annotated


def consume(b: Annotated[Buffer, owned]) -> None:
    free(b)


def work(n):
    b = allocate(n)
    consume(b)
    if n > 4:
        b.fill(1)  # expect: FH103 error


work(8)
