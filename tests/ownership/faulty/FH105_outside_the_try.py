# runs: leak
def work(text):
    b = allocate(8)  # expect: FH105 warning
    n = int(text)
    try:
        b.fill(n)
    finally:
        free(b)
    return n


try:
    work("x")
except ValueError:
    print("not a number")
