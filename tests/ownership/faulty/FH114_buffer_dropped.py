# runs: leak
@manual_memory
def work(n):
    if n > 2:
        allocate(n)  # expect: FH114 note
    return n


print(work(3))
