# runs: InvalidFreeError
def release(b):
    free(b)


def work(n):
    values = [n]
    n += len(values)
    release(values)  # expect: FH106 error
    return n


print(work(2))
