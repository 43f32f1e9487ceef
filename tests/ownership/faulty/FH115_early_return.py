# runs: leak
def work(n, m):
    if n == 0:
        return None
    a = allocate(n)
    if m == 0:
        free(a)
        return None
    b = allocate(m)  # expect: FH115 warning
    b.fill(1)
    free(a)
    free(b)
    return n


try:
    work(8, 0)
    work(8, -1)
except ValueError:
    print("negative")
