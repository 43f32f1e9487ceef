def items(n):
    b = allocate(n)
    try:
        b.fill(7)
        return [x + 1 for x in b]
    finally:
        free(b)


print(items(3))
