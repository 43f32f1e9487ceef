def writer(b: borrowed(Buffer)):
    count = 0

    def write(byte):
        nonlocal count
        count += 1
        b.fill(byte)
        return count

    return write(7)


def work(n):
    with allocate(n) as b:
        return writer(b)


print(work(8))
