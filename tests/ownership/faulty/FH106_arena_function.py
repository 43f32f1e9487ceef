# runs: InvalidFreeError
@arena_memory
def work(n):
    values = {"n": n}
    for key in ("a", "b"):
        values[key] = n
    free(values)  # expect: FH106 error
    return n


print(work(2))
