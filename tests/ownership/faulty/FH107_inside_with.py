# runs: clean
latest = [None]


def render(b: borrowed(Buffer)) -> None:
    with allocate(4) as scratch:
        scratch.fill(1)
        latest[0] = b  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        render(b)


work(8)
