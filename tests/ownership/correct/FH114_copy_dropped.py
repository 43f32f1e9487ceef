@manual_memory
def work(values):
    for v in (1, 2):
        copy = sorted(values)
        free(copy)
    return len(values)


print(work((3, 1)))
