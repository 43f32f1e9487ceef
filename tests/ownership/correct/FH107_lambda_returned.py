def sizer(b: borrowed(Buffer)):
    size = len(b)
    return lambda: size


def work(n):
    with allocate(n) as b:
        return sizer(b)()


print(work(8))
