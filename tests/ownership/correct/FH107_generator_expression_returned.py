def doubled(b: borrowed(Buffer)):
    return [2 * b[i] for i in range(2)]


def work(n):
    with allocate(n) as b:
        return doubled(b)


print(work(8))
