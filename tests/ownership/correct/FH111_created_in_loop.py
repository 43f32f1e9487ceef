def work(n):
    while n > 0:
        create_arena("scratch")
        n -= 1
        destroy_arena("scratch")
    return n


print(work(3))
