def _make(n) -> owned(Buffer):
    if n < 4:
        n = 4
    return allocate(n)


def work(n):
    b = _make(n)
    size = len(b)
    free(b)
    return size


print(work(8))
