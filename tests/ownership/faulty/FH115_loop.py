# runs: leak
def work(sizes):
    a = allocate(8)
    for n in sizes:
        b = allocate(n)  # expect: FH115 warning
        b.fill(1)
        free(b)
    free(a)


try:
    work((4, -1))
except ValueError:
    print("negative")
