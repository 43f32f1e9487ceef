# runs: clean
def _make(n) -> owned(Buffer):
    return allocate(n)


def make_filled(n):
    b = _make(n)
    b.fill(7)
    return b  # expect: FH108 warning


b = make_filled(8)
free(b)
