# runs: UseAfterFreeError
def trim(n, early):
    b = allocate(n)
    if early:
        free(b)
    size = len(b)  # expect: FH101 warning
    if not early:
        free(b)
    return size


print(trim(8, False), trim(8, True))
