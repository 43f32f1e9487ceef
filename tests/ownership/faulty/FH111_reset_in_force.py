# runs: clean
def work(n):
    create_arena("scratch")
    with arena("scratch"):
        for i in range(n):
            reset_arena("scratch")  # expect: FH111 warning
            n += i
    return n


print(work(3))
