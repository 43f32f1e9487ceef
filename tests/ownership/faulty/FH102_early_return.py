# runs: DoubleFreeError
def settle(b, quick):
    if quick:
        free(b)
        return 1
    b.fill(3)
    free(b)
    return 2


def work(n):
    b = allocate(n)
    result = settle(b, n > 4)
    free(b)  # expect: FH102 error
    return result


print(work(8))
