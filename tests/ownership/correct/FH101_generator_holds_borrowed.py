def bytes_of(b: borrowed(Buffer)):
    for i in range(len(b)):
        yield b[i]


def work(n):
    b = allocate(n)
    values = bytes_of(b)
    first = next(values, 0)
    first += next(values, 0)
    free(b)
    return first


print(work(3))
