def work(n, m):
    with allocate(n) as a:
        with allocate(m) as b:
            b.fill(1)
        a.fill(2)


try:
    work(8, -1)
except ValueError:
    print("negative")
