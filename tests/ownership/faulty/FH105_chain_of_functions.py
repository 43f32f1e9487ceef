# runs: leak
def check(n):
    if n < 0:
        raise ValueError("negative")


def prepare(n):
    check(n)
    return n + 1


def work(n):
    b = allocate(16)  # expect: FH105 warning
    n = prepare(n)
    free(b)
    return n


try:
    work(-1)
except ValueError as error:
    print(error)
