# runs: clean
def doubled(b: borrowed(Buffer)):
    return (2 * b[i] for i in range(2))  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return list(doubled(b))


print(work(8))
