@manual_memory
def work(n):
    if n > 2:
        free(allocate(n))
    return n


print(work(3))
