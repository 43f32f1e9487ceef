# runs: DoubleFreeError
def work():
    a = allocate(1)
    b = allocate(1)
    rows = [a]
    rows[0] = b
    rows.append(a)
    free(rows[0])
    free(b)  # expect: FH102 error
    free(a)


work()
