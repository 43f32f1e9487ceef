def work(n):
    name = allocate(n)
    if n > 1:
        name.fill(1)
    free(name)


work(2)
