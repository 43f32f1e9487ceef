def work(n):
    b = allocate(16)
    if n > 16:
        free(b)
        raise ValueError("too large")
    b.fill(n)
    free(b)
    return n


try:
    work(20)
except ValueError as error:
    print(error, work(3))
