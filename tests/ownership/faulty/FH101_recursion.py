# runs: UseAfterFreeError
def drop(b, depth):
    if depth == 0:
        free(b)
    else:
        drop(b, depth - 1)


def work(n):
    b = allocate(n)
    drop(b, 3)
    return len(b)  # expect: FH101 any


print(work(8))
