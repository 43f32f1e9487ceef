# runs: UseAfterFreeError
def items(n):
    b = allocate(n)
    b.fill(7)
    free(b)
    return [x + 1 for x in b]  # expect: FH101 error


print(items(3))
