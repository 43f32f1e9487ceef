@manual_memory
def work(n):
    row = [n, n]
    total = len(row)
    free(row, deep=True)
    if total:
        row = [n]
        free(row)
    return total


print(work(3))
