# runs: UseAfterFreeError
def inner(b):
    free(b)


def outer(b):
    size = len(b)
    inner(b)
    return size


def work(n):
    b = allocate(n)
    size = outer(b)
    return size + len(b)  # expect: FH101 error


print(work(8))
