# runs: DoubleFreeError
def work(n):
    b = allocate(n)
    view = b
    view.fill(2)
    free(view)
    free(b)  # expect: FH102 error


work(8)
