# runs: leak
def depth_of(n):
    b = allocate(8)  # expect: FH104 warning
    if n == 0:
        return 0
    b.fill(n)
    free(b)
    return 1 + depth_of(n - 1)


print(depth_of(3))
