def limit(n):
    if n > 100:
        raise ValueError("too large")
    return n


def work(n):
    with allocate(16) as b:
        b.fill(limit(n))


try:
    work(101)
except ValueError as error:
    print(error)
