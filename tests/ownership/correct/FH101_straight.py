def size_of(n):
    b = allocate(n)
    size = len(b)
    free(b)
    return size


print(size_of(8))
