def work(n):
    with create_arena("scratch") as a:
        values = [n]
        n += len(values)
        return a.used > n


print(work(3))
