# runs: leak
def stages(n, m):
    a = allocate(n)
    b = allocate(m)  # expect: FH115 warning
    size = len(a) + len(b)
    free(a)
    free(b)
    yield size


try:
    list(stages(8, -1))
except ValueError:
    print("negative")
