def work():
    a = allocate(2)
    b = allocate(2)
    for x in (a, b):
        free(x)


work()
