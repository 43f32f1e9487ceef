# runs: UseAfterFreeError
def work(n):
    with create_arena("scratch") as a:
        values = [n]
        n += len(values)
    return a.used + n  # expect: FH111 error


print(work(3))
