# runs: UseAfterFreeError
def drop_all(*buffers):
    for buffer in buffers:
        free(buffer)


def merge(n):
    left = allocate(n)
    left.fill(1)
    drop_all(left)
    total = sum(left)  # expect: FH101 error
    return total


print(merge(4))
