def make(n, wanted) -> owned(Buffer) | None:
    if not wanted:
        return None
    b = allocate(n)
    b.fill(1)
    return b


free(make(8, False))
free(make(8, True))
