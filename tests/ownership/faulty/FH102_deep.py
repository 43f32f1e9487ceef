# runs: DoubleFreeError
@manual_memory
def work(n):
    row = [n, n]
    total = len(row)
    free(row, deep=True)
    if total:
        free(row)  # expect: FH102 error
    return total


print(work(3))
