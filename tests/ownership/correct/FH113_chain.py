def bottom(n):
    return n * 2


def middle(n):
    return bottom(n + 1)


@no_alloc
def top(n):
    twice = middle(n)
    return twice


print(top(1))
