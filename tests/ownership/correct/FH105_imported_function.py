from shapes import twice


def work(n):
    b = allocate(8)
    n = twice(n)
    free(b)
    return n


print(work(4))
