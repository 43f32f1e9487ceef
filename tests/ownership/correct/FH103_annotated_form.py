from typing import Annotated


def consume(b: Annotated[Buffer, owned]) -> None:
    free(b)


def work(n):
    b = allocate(n)
    if n > 4:
        b.fill(1)
    consume(b)


work(8)
