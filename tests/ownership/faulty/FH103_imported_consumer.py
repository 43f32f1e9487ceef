# runs: UseAfterFreeError
from shapes import consume


def work(n):
    b = allocate(n)
    consume(b)
    return len(b)  # expect: FH103 error


print(work(8))
