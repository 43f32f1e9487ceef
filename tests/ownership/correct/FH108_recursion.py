def grown(n) -> owned(Buffer):
    if n < 32:
        return grown(n * 2)
    b = allocate(n)
    return b


b = grown(8)
free(b)
