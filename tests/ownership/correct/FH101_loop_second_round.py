def rounds(n):
    b = allocate(16)
    size = 0
    while True:
        size += len(b)
        free(b)
        n -= 1
        if n == 0:
            return size
        b = allocate(16)


print(rounds(1))
print(rounds(2))
