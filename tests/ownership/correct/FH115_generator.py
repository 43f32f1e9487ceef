def stages(n, m):
    with allocate(n) as a, allocate(m) as b:
        size = len(a) + len(b)
    yield size


try:
    list(stages(8, -1))
except ValueError:
    print("negative")
