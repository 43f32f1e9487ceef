def make(text) -> owned(Buffer):
    b = allocate(16)
    try:
        b.fill(int(text))
    except:
        free(b)
        raise
    return b


b = make("3")
free(b)
