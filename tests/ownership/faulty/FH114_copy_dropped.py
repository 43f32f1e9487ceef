# runs: any
@manual_memory
def work(values):
    for v in (1, 2):
        sorted(values)  # expect: FH114 note
    return len(values)


print(work((3, 1)))
