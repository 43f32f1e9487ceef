def work(n):
    b = allocate(n)
    try:
        if n > 2:
            return n
        b.fill(0)
    finally:
        free(b)
    return 0


print(work(4))
