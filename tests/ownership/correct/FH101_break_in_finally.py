def work(n):
    b = allocate(n)
    while True:
        try:
            n += b[0]
        finally:
            break
    free(b)
    return n


print(work(4))
