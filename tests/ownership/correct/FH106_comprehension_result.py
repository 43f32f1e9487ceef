@manual_memory
def squares(n):
    found = [i * i for i in (1, 2, n)]
    total = len(found)
    free(found)
    return total


print(squares(4))
