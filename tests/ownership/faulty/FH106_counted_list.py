# runs: InvalidFreeError
def work(n):
    values = [n, n + 1]
    total = values[0] + values[1]
    free(values)  # expect: FH106 error
    return total


work(3)
