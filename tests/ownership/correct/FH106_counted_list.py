@manual_memory
def work(n):
    values = [n, n + 1]
    total = len(values)
    free(values)
    return total


work(3)
