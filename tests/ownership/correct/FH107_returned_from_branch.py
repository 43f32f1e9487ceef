def pick(b: borrowed(Buffer), wanted: bool):
    if wanted:
        if len(b) > 4:
            return len(b)
    return None


def work(n):
    with allocate(n) as b:
        return pick(b, True) == n


print(work(8))
