def work(n):
    b = allocate(n)
    first, count = b, 3
    size = count + len(b)
    free(first)
    return size


print(work(8))
