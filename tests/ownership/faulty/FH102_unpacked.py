# runs: DoubleFreeError
def work(n):
    b = allocate(n)
    size, same = n * 2, b
    free(b)
    free(same)  # expect: FH102 error
    return size


print(work(8))
