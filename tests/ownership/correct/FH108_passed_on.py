def _make(n) -> owned(Buffer):
    return allocate(n)


def make_filled(n) -> owned(Buffer):
    b = _make(n)
    b.fill(7)
    return b


b = make_filled(8)
free(b)
