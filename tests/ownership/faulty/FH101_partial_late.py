# runs: UseAfterFreeError
import functools


def look(b: borrowed(Buffer), i):
    return b[0] + i


def work(n):
    b = allocate(n)
    first = functools.partial(look, b)
    free(b)
    return first(0)  # expect: FH101 error


print(work(3))
