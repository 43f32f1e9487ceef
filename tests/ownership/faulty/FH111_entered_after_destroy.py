# runs: KeyError
def work(n):
    create_arena("scratch")
    with arena("scratch"):
        values = [n, n]
        n = len(values)
    destroy_arena("scratch")
    with arena("scratch"):  # expect: FH111 error
        n += 1
    return n


print(work(3))
