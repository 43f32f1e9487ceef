# runs: leak
def make(n) -> owned(Buffer):
    return allocate(n)


def work(n, m):
    a = make(n)
    b = make(m)  # expect: FH115 warning
    free(a)
    free(b)


try:
    work(8, -1)
except ValueError:
    print("negative")
