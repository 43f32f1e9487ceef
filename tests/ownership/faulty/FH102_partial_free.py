# runs: DoubleFreeError
from functools import partial


def work(n):
    b = allocate(n)
    end = partial(free, b)
    end()
    free(b)  # expect: FH102 error


work(3)
