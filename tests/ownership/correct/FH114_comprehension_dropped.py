@manual_memory
def work(n):
    found = [i for i in (1, 2, n)]
    free(found)
    return n


print(work(3))
