# runs: clean
def later(b: borrowed(Buffer)):
    result = b
    for byte in (1, 2):
        result.fill(byte)
    return result  # expect: FH107 error


def work(n):
    with allocate(n) as b:
        return later(b) is b


print(work(8))
