# runs: leak
def work(n):
    b = allocate(8)  # expect: FH104 warning
    while n > 0:
        n -= 3
        if n == 1:
            free(b)
            break
    else:
        n = 0
    return n


print(work(4), work(3))
