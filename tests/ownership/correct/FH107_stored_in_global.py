last = None


def show(b: borrowed(Buffer)) -> int:
    global last
    last = len(b)
    return last


def work(n):
    with allocate(n) as b:
        return show(b)


print(work(8))
