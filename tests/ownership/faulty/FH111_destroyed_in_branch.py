# runs: KeyError
def work(n):
    create_arena("scratch")
    if n > 2:
        destroy_arena("scratch")
    reset_arena("scratch")  # expect: FH111 any
    return n


print(work(3))
