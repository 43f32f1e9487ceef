# runs: InvalidFreeError
def work():
    n = 5
    free(n)  # expect: FH106 error


work()
