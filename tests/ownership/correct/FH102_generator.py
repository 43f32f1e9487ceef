def blocks(n):
    b = allocate(n)
    try:
        yield len(b)
    finally:
        free(b)


print(list(blocks(8)))
