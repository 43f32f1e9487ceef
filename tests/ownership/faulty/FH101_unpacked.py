# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    first, count = b, 3
    free(first)
    return count + len(b)  # expect: FH101 error


print(work(8))
