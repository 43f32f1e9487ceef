def work(sizes):
    a = allocate(8)
    try:
        for n in sizes:
            b = allocate(n)
            b.fill(1)
            free(b)
    finally:
        free(a)


try:
    work((4, -1))
except ValueError:
    print("negative")
