def parse(text):
    b = allocate(16)
    try:
        n = int(text)
        b.fill(n)
    finally:
        free(b)
    return n


try:
    parse("x")
except ValueError:
    print("not a number")
