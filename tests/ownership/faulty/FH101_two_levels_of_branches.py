# runs: UseAfterFreeError
def work(kind, n):
    b = allocate(n)
    if kind == "a":
        if n > 4:
            free(b)
        else:
            n += 1
    n += len(b)  # expect: FH101 warning
    free(b)  # may: FH102
    return n


print(work("b", 8), work("a", 2), work("a", 8))
