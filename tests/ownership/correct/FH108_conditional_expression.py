def make(n) -> owned(Buffer) | None:
    return allocate(n) if n else None


b = make(4)
free(b)
