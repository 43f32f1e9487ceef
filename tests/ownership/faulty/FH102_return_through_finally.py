# runs: DoubleFreeError
def work(n):
    b = allocate(n)
    try:
        if n > 2:
            free(b)
            return n
        b.fill(0)
    finally:
        free(b)  # expect: FH102 warning
    return 0


print(work(4))
