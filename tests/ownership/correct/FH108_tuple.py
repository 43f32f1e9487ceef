def sized(n) -> tuple[owned(Buffer), int]:
    b = allocate(n)
    size = len(b)
    return b, size


b, size = sized(4)
free(b)
