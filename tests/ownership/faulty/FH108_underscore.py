# runs: clean
def _make(n):
    return allocate(n)  # expect: FH108 note


b = _make(8)
free(b)
