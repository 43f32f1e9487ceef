# runs: any
from shapes import pair_of


@no_alloc
def work(n):
    p = pair_of(n)  # expect: FH113 error
    return p[0]


print(work(3))
