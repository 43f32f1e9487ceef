# runs: any
@manual_memory
def work(n):
    [n, n + 1]  # expect: FH114 note
    return n


print(work(3))
