# runs: clean
last = None


def show(b: borrowed(Buffer)) -> int:
    global last
    last = b  # expect: FH107 error
    return len(b)


def work(n):
    with allocate(n) as b:
        return show(b)


print(work(8))
