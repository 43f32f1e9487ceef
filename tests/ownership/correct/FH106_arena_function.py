@arena_memory
def work(n):
    values = allocate(n)
    for byte in (1, 2):
        values.fill(byte)
    free(values)
    return n


print(work(2))
