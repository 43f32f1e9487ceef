def first(b: borrowed(Buffer)) -> int:
    try:
        return b[0]
    finally:
        b.fill(0)


def work(n):
    with allocate(n) as b:
        return first(b)


print(work(8))
