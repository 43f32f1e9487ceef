@manual_memory
def total(n):
    values = [n, n + 1, n + 2]
    result = len(values)
    free(values)
    return result + n


print(total(4))
