# runs: UseAfterFreeError
def rounds(n):
    b = allocate(16)
    size = 0
    while True:
        size += len(b)  # expect: FH101 warning
        free(b)  # may: FH102
        n -= 1
        if n == 0:
            return size


print(rounds(1))
print(rounds(2))
