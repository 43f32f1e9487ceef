# runs: any
def work(n):
    with memory_strategy("manual"):
        {n: n}  # expect: FH114 note
    return n


print(work(3))
