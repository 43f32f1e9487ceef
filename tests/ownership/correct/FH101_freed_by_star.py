def drop_all(*buffers):
    for buffer in buffers:
        free(buffer)


def merge(n):
    left = allocate(n)
    left.fill(1)
    total = sum(left)
    drop_all(left)
    return total


print(merge(4))
