def settle(b, quick):
    if quick:
        return 1
    b.fill(3)
    return 2


def work(n):
    b = allocate(n)
    result = settle(b, n > 4)
    free(b)
    return result


print(work(8))
