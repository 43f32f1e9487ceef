def work(n):
    b = allocate(n)
    rows = [b]
    last = rows.pop()
    first = b[0]
    free(last)
    return first


print(work(2))
