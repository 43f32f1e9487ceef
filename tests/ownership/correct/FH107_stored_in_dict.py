seen = {}


def remember(key, b: borrowed(Buffer)) -> None:
    if key not in seen:
        seen[key] = bytes(b)


def work(n):
    with allocate(n) as b:
        remember("b", b)


work(8)
