def fill_until(n, stop):
    b = allocate(n)
    for i in range(n):
        if i == stop:
            break
        b.fill(i)
    size = len(b)
    free(b)
    return size


print(fill_until(8, 3), fill_until(8, 9))
