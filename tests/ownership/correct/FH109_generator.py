def consume(b: owned(Buffer)) -> None:
    free(b)


def steps(b: borrowed(Buffer)):
    yield len(b)
    consume(allocate(2))


with allocate(8) as b:
    for size in steps(b):
        print(size)
