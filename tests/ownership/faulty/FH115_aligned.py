# runs: leak
def work(n, align):
    a = allocate(n)
    b = allocate_aligned(n, align)  # expect: FH115 warning
    a.fill(1)
    free(a)
    free(b)


try:
    work(8, 3)
except ValueError:
    print("no power of two")
