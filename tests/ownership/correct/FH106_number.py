def work():
    n = None
    free(n)


work()
