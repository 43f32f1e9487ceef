# runs: any
@no_alloc
def work(n):
    with allocate(16) as b:  # expect: FH113 error
        return len(b) + n


print(work(3))
