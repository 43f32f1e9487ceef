from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    data: owned(Buffer)
    number: int


def work(n):
    b = allocate(n)
    page = Page(b, 1)
    n += page.number
    free(page.data)
    return n


print(work(4))
