# runs: DoubleFreeError
def work(n):
    b = allocate(8)
    while True:
        free(b)  # expect: FH102 any
        n -= 1
        if n == 0:
            break


work(1)
work(2)
