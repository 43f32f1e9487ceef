# runs: clean
def make(n, wanted):
    if not wanted:
        return None
    b = allocate(n)
    b.fill(1)
    return b  # expect: FH108 warning


free(make(8, False))
free(make(8, True))
