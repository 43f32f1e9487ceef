# runs: InvalidFreeError
def make(n):
    return [n, n]


@arena_memory
def work(n):
    points = make(n)
    total = sum(points)
    free(points)  # expect: FH106 error
    return total


print(work(3))
