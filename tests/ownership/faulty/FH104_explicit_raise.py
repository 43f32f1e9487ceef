# runs: leak
def work(n):
    b = allocate(16)  # expect: FH104 warning
    if n > 16:
        raise ValueError("too large")
    b.fill(n)
    free(b)
    return n


try:
    work(20)
except ValueError as error:
    print(error, work(3))
