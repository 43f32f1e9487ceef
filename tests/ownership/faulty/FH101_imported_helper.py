# runs: UseAfterFreeError
from shapes import release


def work(n):
    b = allocate(n)
    release(b)
    return len(b)  # expect: FH101 error


print(work(8))
