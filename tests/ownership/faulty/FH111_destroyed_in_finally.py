# runs: KeyError
def work(n):
    create_arena("scratch")
    try:
        with arena("scratch"):
            values = [n]
            n += len(values)
    finally:
        destroy_arena("scratch")
    with arena("scratch"):  # expect: FH111 error
        return n


print(work(3))
