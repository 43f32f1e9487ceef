def work(n, m, wide):
    with allocate(n) as a:
        if wide:
            b = allocate(m)
            b.fill(1)
            free(b)
        a.fill(3)


try:
    work(8, -1, False)
    work(8, -1, True)
except ValueError:
    print("negative")
