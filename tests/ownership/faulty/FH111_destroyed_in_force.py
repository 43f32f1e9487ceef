# runs: RuntimeError
def work(n):
    create_arena("scratch")
    with arena("scratch"):
        values = [n]
        n += len(values)
        destroy_arena("scratch")  # expect: FH111 error
    return n


print(work(3))
