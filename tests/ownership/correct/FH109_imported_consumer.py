from shapes import consume, measure


def show(b: borrowed(Buffer)) -> int:
    size = measure(b)
    size += measure(b)
    return size


with allocate(8) as b:
    print(show(b))
