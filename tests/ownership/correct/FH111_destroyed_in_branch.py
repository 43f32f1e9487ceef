def work(n):
    create_arena("scratch")
    if n > 2:
        n -= 1
    reset_arena("scratch")
    return n


print(work(3))
