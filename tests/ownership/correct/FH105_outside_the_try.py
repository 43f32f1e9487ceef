def work(text):
    n = int(text)
    b = allocate(8)
    try:
        b.fill(n)
    finally:
        free(b)
    return n


try:
    work("x")
except ValueError:
    print("not a number")
