# runs: MemoryFault
def consume(b: owned(Buffer)) -> None:
    free(b)


def work(n):
    b = allocate(8)
    while True:
        consume(b)  # expect: FH103 any
        n -= 1
        if n == 0:
            return


work(1)
work(2)
