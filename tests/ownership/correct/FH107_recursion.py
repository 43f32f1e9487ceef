def deepest(b: borrowed(Buffer), n):
    if n == 0:
        return len(b)
    b.fill(n)
    deepest(b, n - 1)
    return None


def work(n):
    with allocate(n) as b:
        return deepest(b, 3)


print(work(8))
