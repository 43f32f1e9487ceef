# runs: clean
def sized(n):
    b = allocate(n)
    size = len(b)
    return b, size  # expect: FH108 warning


b, size = sized(4)
free(b)
