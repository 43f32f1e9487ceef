# runs: DoubleFreeError
def work(n):
    a = allocate(n)
    b = a
    for x in (a, b):
        free(x)  # expect: FH102 any


work(2)
