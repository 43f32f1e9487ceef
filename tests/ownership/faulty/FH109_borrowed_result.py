# runs: clean
def window(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(n)  # may: FH104
    w = window(b)
    consume(w)  # expect: FH109 error


work(8)
