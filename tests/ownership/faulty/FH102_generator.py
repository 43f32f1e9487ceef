# runs: DoubleFreeError
def blocks(n):
    b = allocate(n)
    size = len(b)
    free(b)
    yield size
    free(b)  # expect: FH102 error


print(list(blocks(8)))
