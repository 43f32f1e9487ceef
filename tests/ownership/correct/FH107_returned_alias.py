def later(b: borrowed(Buffer)):
    result = b
    for byte in (1, 2):
        result.fill(byte)
    return len(result)


def work(n):
    with allocate(n) as b:
        return later(b) == n


print(work(8))
