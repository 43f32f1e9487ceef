# runs: UseAfterFreeError
def work(n, wide):
    b = allocate(n)
    size = len(b)
    free(b)
    return len(b) if wide else size  # expect: FH101 error


print(work(8, False), work(8, True))
