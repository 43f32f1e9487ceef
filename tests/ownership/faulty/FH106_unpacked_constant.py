# runs: InvalidFreeError
def work(n):
    b, tag = allocate(n), "tag"
    n += len(b)
    free(b)
    free(tag)  # expect: FH106 error
    return n


print(work(4))
