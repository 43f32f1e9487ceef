def maybe(b: borrowed(Buffer), ok: bool):
    return b[0] if ok else None


def work(n):
    with allocate(n) as b:
        return maybe(b, True) == 0


print(work(8))
