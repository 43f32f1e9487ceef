# runs: leak
def _make(n):
    if n < 4:
        n = 4
    return allocate(n)  # may: FH108


def work(n):
    b = _make(n)  # expect: FH104 error
    return len(b)


print(work(8))
