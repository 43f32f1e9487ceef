def shrink(b: borrowed(Buffer), n) -> int:
    if n < len(b):
        if n == 0:
            b.fill(0)
            return 0
        return n
    return len(b)


def work(n):
    with allocate(n) as b:
        return shrink(b, 4) + shrink(b, 0)


print(work(8))
