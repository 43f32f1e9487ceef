# runs: UseAfterFreeError
def sizes(n):
    b = allocate(n)
    size = len(b)
    free(b)
    yield size
    yield len(b)  # expect: FH101 error


for size in sizes(8):
    print(size)
