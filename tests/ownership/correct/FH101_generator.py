def sizes(n):
    b = allocate(n)
    size = len(b)
    free(b)
    yield size
    yield size + 1


for size in sizes(8):
    print(size)
