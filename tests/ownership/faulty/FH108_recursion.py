# runs: clean
def grown(n):
    if n < 32:
        return grown(n * 2)  # may: FH108
    b = allocate(n)
    return b  # expect: FH108 warning


b = grown(8)
free(b)
