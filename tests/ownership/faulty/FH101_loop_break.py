# runs: UseAfterFreeError
def fill_until(n, stop):
    b = allocate(n)
    for i in range(n):
        if i == stop:
            free(b)
            break
        b.fill(i)
    else:
        free(b)
    return len(b)  # expect: FH101 error


print(fill_until(8, 3))
