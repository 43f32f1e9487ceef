def work(n):
    b = allocate(8)
    while True:
        n -= 1
        if n == 0:
            free(b)
            break


work(1)
work(2)
