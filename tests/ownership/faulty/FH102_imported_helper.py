# runs: DoubleFreeError
import shapes


def work(n):
    b = shapes.make(n)
    shapes.release(b)
    free(b)  # expect: FH102 error


work(8)
