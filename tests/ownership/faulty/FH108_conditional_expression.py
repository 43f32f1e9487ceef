# runs: clean
def make(n):
    return allocate(n) if n else None  # expect: FH108 warning


b = make(4)
free(b)
