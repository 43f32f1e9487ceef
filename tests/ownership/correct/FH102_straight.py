def work(n):
    b = allocate(n)
    b.fill(1)
    free(b)
    b = allocate(n)
    free(b)


work(8)
