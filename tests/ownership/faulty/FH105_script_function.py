# runs: leak
def limit(n):
    if n > 100:
        raise ValueError("too large")
    return n


def work(n):
    b = allocate(16)  # expect: FH105 warning
    b.fill(limit(n))
    free(b)


try:
    work(101)
except ValueError as error:
    print(error)
