# runs: clean
def same(b: borrowed(Buffer)) -> Buffer:
    b.fill(1)
    return b  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return len(same(b))


print(work(8))
