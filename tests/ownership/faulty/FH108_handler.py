# runs: clean
def make(text):
    b = allocate(16)
    try:
        b.fill(int(text))
    except:
        free(b)
        raise
    return b  # expect: FH108 warning


b = make("3")
free(b)
