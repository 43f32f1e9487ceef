# runs: leak
def work(n, m, wide):
    a = allocate(n)
    if wide:
        b = allocate(m)  # expect: FH115 warning
        b.fill(1)
        free(b)
    free(a)


try:
    work(8, -1, False)
    work(8, -1, True)
except ValueError:
    print("negative")
