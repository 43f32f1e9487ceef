def work(n, fresh):
    b = allocate(n)
    free(b)
    if fresh:
        b = allocate(n)
    else:
        b = None
    free(b)


work(8, True)
work(8, False)
