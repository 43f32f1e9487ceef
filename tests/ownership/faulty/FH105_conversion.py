# runs: leak
def parse(text):
    b = allocate(16)  # expect: FH105 warning
    n = int(text)
    b.fill(n)
    free(b)
    return n


try:
    parse("x")
except ValueError:
    print("not a number")
