# runs: BorrowError
def total(b: borrowed[Buffer]) -> int:
    total = 0
    for byte in b:
        total += byte
        if total > 3:
            free(b)  # expect: FH106 error
            break
    return total


def work(n):
    with allocate(n) as b:
        b.fill(2)
        return total(b)


print(work(8))
