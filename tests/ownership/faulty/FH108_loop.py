# runs: clean
def first_large(sizes):
    for n in sizes:
        b = allocate(n)
        if n > 4:
            return b  # expect: FH108 warning
        free(b)
    return None


b = first_large((2, 8))
free(b)
