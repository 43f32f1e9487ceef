def make(n) -> owned(Buffer):
    b = allocate(n)
    b.fill(1)
    return b


b = make(8)
free(b)
