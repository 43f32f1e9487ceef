# runs: InvalidFreeError
def work(n):
    with create_arena("scratch"):
        values = [n, n]
        free(values)  # expect: FH106 error
    return n


print(work(2))
