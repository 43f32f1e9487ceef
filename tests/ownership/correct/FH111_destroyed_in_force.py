def work(n):
    create_arena("scratch")
    with arena("scratch"):
        values = [n]
        n += len(values)
    destroy_arena("scratch")
    return n


print(work(3))
