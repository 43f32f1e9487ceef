from functools import partial


def reader(b: borrowed(Buffer)):
    size = partial(len, b)
    return size()


with allocate(4) as b:
    print(reader(b))
