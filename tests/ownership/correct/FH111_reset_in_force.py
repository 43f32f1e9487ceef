def work(n):
    create_arena("scratch")
    for i in range(n):
        with arena("scratch"):
            n += i
        reset_arena("scratch")
    return n


print(work(3))
