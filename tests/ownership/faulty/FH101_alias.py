# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    other = b
    free(other)
    return len(b)  # expect: FH101 error


print(work(8))
