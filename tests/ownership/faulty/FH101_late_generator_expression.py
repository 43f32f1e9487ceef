# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    values = (b[i] for i in range(n))
    free(b)
    return sum(values)  # expect: FH101 warning


print(work(4))
