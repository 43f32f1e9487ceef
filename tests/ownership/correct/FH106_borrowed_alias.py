def total(b: borrowed(Buffer)) -> int:
    same = b
    b = allocate(len(same))
    free(b)
    return 0


def work(n):
    with allocate(n) as b:
        return total(b)


print(work(8))
