def work(n, m):
    a = allocate(n)
    try:
        b = allocate(m)
    except:
        free(a)
        raise
    a.fill(1)
    b.fill(2)
    free(b)
    free(a)


try:
    work(8, -1)
except ValueError:
    print("negative")
