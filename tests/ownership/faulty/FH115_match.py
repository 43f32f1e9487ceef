# runs: leak
def work(n, kind):
    a = allocate(n)
    match kind:
        case ("second", m):
            b = allocate(m)  # expect: FH115 warning
            free(b)
        case _:
            a.fill(1)
    free(a)


try:
    work(8, 1)
    work(8, ("second", -1))
except ValueError:
    print("negative")
