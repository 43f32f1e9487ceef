def work(n):
    create_arena("scratch")
    n += 1
    destroy_arena("scratch")
    create_arena("scratch")
    return n


print(work(3))
