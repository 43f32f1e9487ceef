@manual_memory
def work(n):
    values = [n, n + 1]
    values.append(n + 2)
    n = len(values)
    free(values)
    return n


print(work(8))
