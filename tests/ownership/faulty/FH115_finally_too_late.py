# runs: leak
def work(n, m):
    a = allocate(n)
    b = allocate(m)  # expect: FH115 warning
    try:
        a.fill(1)
        b.fill(2)
    finally:
        free(b)
        free(a)


try:
    work(8, -1)
except ValueError:
    print("negative")
