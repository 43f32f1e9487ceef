# runs: InvalidFreeError
def work(n):
    name = "buffer"
    if n > 1:
        free(name)  # expect: FH106 error


work(2)
