def same(b: borrowed(Buffer)) -> borrowed(Buffer):
    b.fill(1)
    return b


def work(n):
    with allocate(n) as b:
        return len(same(b))


print(work(8))
