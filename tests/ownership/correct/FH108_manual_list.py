@manual_memory
def pair(n) -> owned(list):
    values = [n, n + 1]
    return values


values = pair(3)
free(values)
