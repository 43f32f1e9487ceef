# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    rows = [b]
    last = rows.pop()
    free(last)
    return b[0]  # expect: FH101 error


print(work(2))
