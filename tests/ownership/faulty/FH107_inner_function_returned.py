# runs: clean
def writer(b: borrowed(Buffer)):
    count = 0

    def write(byte):
        nonlocal count
        count += 1
        b.fill(byte)  # expect: FH107 error
        return count

    return write


def work(n):
    with allocate(n) as b:
        return writer(b)(7)


print(work(8))
