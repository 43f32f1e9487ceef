# runs: clean
def window(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def work(n):
    b = allocate(n)  # may: FH104
    w = window(b)
    w.fill(2)
    free(w)  # expect: FH106 error


work(8)
