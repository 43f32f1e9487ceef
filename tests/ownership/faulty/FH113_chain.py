# runs: any
def bottom(n):
    return {"n": n}  # expect: FH113 error /chain


def middle(n):
    return bottom(n + 1)  # expect: FH113 error /chain


@no_alloc
def top(n):
    table = middle(n)  # expect: FH113 error /chain
    return n


print(top(1))
