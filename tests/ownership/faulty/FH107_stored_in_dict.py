# runs: clean
seen = {}


def remember(key, b: borrowed(Buffer)) -> None:
    if key not in seen:
        seen[key] = b  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        remember("b", b)


work(8)
