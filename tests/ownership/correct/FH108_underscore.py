def _make(n) -> owned(Buffer):
    return allocate(n)


b = _make(8)
free(b)
