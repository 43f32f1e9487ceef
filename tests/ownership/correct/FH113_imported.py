from shapes import twice


@no_alloc
def work(n):
    p = twice(n)
    return p


print(work(3))
