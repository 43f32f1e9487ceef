# runs: UseAfterFreeError
def work(n):
    b = allocate(n)
    while True:
        try:
            free(b)
            n += 1
        finally:
            break
    return b[0] + n  # expect: FH101 error


print(work(4))
