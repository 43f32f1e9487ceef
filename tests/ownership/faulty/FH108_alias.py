# runs: clean
def make(n):
    b = allocate(n)
    result = b
    result.fill(1)
    return result  # expect: FH108 warning


b = make(8)
free(b)
