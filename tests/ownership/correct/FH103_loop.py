def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    while True:
        b = allocate(8)
        consume(b)
        n -= 1
        if n == 0:
            return


work(1)
work(2)
