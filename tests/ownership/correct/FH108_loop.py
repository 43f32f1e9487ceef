def first_large(sizes) -> owned(Buffer) | None:
    for n in sizes:
        b = allocate(n)
        if n > 4:
            return b
        free(b)
    return None


b = first_large((2, 8))
free(b)
