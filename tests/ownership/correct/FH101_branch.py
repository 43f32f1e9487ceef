def trim(n, early):
    b = allocate(n)
    if early:
        free(b)
        size = 0
    else:
        size = len(b)
    if not early:
        free(b)
    return size


print(trim(8, False), trim(8, True))
