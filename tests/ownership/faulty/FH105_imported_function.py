# runs: leak
from shapes import parse


def work(text):
    b = allocate(8)  # expect: FH105 warning
    n = parse(text)
    free(b)
    return n


try:
    work("x")
except ValueError:
    print("not a number")
