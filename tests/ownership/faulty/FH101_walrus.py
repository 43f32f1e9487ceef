# runs: UseAfterFreeError
def work(n):
    if (b := allocate(n)) is not None:
        free(b)
    total = n + len(b)  # expect: FH101 error
    return total


print(work(8))
