def work(n, kind):
    a = allocate(n)
    try:
        match kind:
            case ("second", m):
                b = allocate(m)
                free(b)
            case _:
                a.fill(1)
    finally:
        free(a)


try:
    work(8, 1)
    work(8, ("second", -1))
except ValueError:
    print("negative")
