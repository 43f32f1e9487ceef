latest = [None]


def render(b: borrowed(Buffer)) -> None:
    with allocate(4) as scratch:
        scratch.fill(1)
        latest[0] = b[0]


def work(n):
    with allocate(n) as b:
        render(b)


work(8)
