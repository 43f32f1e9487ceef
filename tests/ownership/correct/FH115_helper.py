def make(n) -> owned(Buffer):
    return allocate(n)


def work(n, m):
    with make(n) as a, make(m) as b:
        b.fill(len(a))


try:
    work(8, -1)
except ValueError:
    print("negative")
