# runs: leak
from shapes import make


def work(n, m):
    a = make(n)
    b = make(m)  # expect: FH115 warning
    free(b)
    free(a)


try:
    work(8, -1)
except ValueError:
    print("negative")
