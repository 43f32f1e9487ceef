# runs: clean
def sizer(b: borrowed(Buffer)):
    return lambda: len(b)  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return sizer(b)()


print(work(8))
