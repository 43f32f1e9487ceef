def work(n):
    with create_arena("scratch"):
        values = allocate(n)
        free(values)
    return n


print(work(2))
