def find(values, wanted):
    b = allocate(8)
    at = 0
    for v in values:
        if v == wanted:
            free(b)
            break
        at += 1
    else:
        free(b)
    return at


print(find((1, 2, 3), 9), find((1, 2, 3), 2))
