from typing import Annotated


def total(b: Annotated[Buffer, borrowed], wipe: bool) -> int:
    size = len(b)
    if wipe:
        b.fill(0)
    return size


def work(n):
    with allocate(n) as b:
        return total(b, False) + total(b, True)


print(work(8))
