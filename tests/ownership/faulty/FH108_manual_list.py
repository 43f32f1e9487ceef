# runs: clean
@manual_memory
def pair(n):
    values = [n, n + 1]
    return values  # expect: FH108 warning


values = pair(3)
free(values)
