def check(n):
    if n < 0:
        raise ValueError("negative")


def prepare(n):
    check(n)
    return n + 1


def work(n):
    b = allocate(16)
    try:
        n = prepare(n)
    finally:
        free(b)
    return n


try:
    work(-1)
except ValueError as error:
    print(error)
