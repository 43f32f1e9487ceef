# runs: ValueError
def work(n):
    create_arena("scratch")
    n += 1
    create_arena("scratch")  # expect: FH111 error
    return n


print(work(3))
