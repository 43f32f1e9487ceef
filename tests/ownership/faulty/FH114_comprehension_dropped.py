# runs: any
@manual_memory
def work(n):
    [i for i in (1, 2, n)]  # expect: FH114 note
    return n


print(work(3))
