def make(n):
    return [n, n]


@arena_memory
def work(n):
    points = make(n)
    total = sum(points)
    b = allocate(n)
    free(b)
    return total


print(work(3))
