def work(n):
    b = allocate(8)
    while n > 0:
        n -= 3
        if n == 1:
            free(b)
            break
    else:
        n = 0
        free(b)
    return n


print(work(4), work(3))
