# runs: DoubleFreeError
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    data: owned(Buffer)
    number: int


def work(n):
    b = allocate(n)
    page = Page(b, 1)
    free(page.data)
    n += page.number
    free(b)  # expect: FH102 error
    return n


print(work(4))
