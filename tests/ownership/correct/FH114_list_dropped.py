@manual_memory
def work(n):
    values = [n, n + 1]
    free(values)
    return n


print(work(3))
