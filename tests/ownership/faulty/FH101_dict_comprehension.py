# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    keys = {i: b[i] for i in range(n)}
    free(b)
    return {k: v + b[k] for k, v in keys.items()}  # expect: FH101 error


print(work(3))
