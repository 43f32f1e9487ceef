def rows(n):
    b = allocate(n)
    try:
        for i in range(2):
            b.fill(i)
            yield i
    finally:
        free(b)


print(list(rows(8)))
