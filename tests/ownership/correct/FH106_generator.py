def drain(b: borrowed(Buffer)):
    yield len(b)
    b.fill(0)


def work(n):
    with allocate(n) as b:
        for size in drain(b):
            n += size
    return n


print(work(8))
