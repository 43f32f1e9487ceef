# runs: clean
def make(n):
    b = allocate(n)
    b.fill(1)
    return b  # expect: FH108 warning


b = make(8)
free(b)
