# runs: clean
def pick(b: borrowed(Buffer), wanted: bool):
    if wanted:
        if len(b) > 4:
            return b  # expect: FH107 error
    return None


def work(n):
    with allocate(n) as b:
        return pick(b, True) is b


print(work(8))
