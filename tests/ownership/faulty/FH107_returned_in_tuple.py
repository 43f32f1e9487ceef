# runs: clean
def with_size(b: borrowed(Buffer)):
    size = len(b)
    return b, size  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return with_size(b)[1]


print(work(8))
