from shapes import release


def work(n):
    b = allocate(n)
    size = len(b)
    release(b)
    return size


print(work(8))
