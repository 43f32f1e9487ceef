# runs: clean
def maybe(b: borrowed(Buffer), ok: bool):
    return b if ok else None  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return maybe(b, True) is b


print(work(8))
