# runs: leak
def work(n, m):
    a = allocate(n)
    with allocate(m) as b:  # expect: FH115 warning
        b.fill(1)
    free(a)


try:
    work(8, -1)
except ValueError:
    print("negative")
