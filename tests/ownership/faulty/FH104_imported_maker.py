# runs: leak
from shapes import make, measure


def work(n):
    b = make(n)  # expect: FH104 error
    return measure(b)


print(work(8))
