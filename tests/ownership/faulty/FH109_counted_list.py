# runs: InvalidFreeError
def consume(values: owned(list)) -> int:
    n = len(values)
    free(values)
    return n


def work(n):
    values = [n, n]
    return consume(values)  # expect: FH109 error


print(work(3))
