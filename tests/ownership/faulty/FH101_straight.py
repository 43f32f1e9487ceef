# runs: UseAfterFreeError
def size_of(n):
    b = allocate(n)
    free(b)
    return len(b)  # expect: FH101 error


print(size_of(8))
