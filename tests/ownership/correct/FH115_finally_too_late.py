def work(n, m):
    a = allocate(n)
    try:
        b = allocate(m)
        try:
            a.fill(1)
            b.fill(2)
        finally:
            free(b)
    finally:
        free(a)


try:
    work(8, -1)
except ValueError:
    print("negative")
