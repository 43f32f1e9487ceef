# runs: clean
def pairs(n):
    first = allocate(n)
    try:
        second = allocate(n * 2)  # expect: FH115 warning
    except ValueError:
        free(first)
        return 0
    size = len(first) + len(second)
    free(first)
    free(second)
    return size


print(pairs(4))
