def work(n):
    create_arena("scratch")
    with arena("scratch"):
        values = [n, n]
        n = len(values)
    with arena("scratch"):
        n += 1
    destroy_arena("scratch")
    return n


print(work(3))
