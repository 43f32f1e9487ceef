# runs: ValueError
def work(n):
    while n > 0:
        create_arena("scratch")  # expect: FH111 any
        n -= 1
    return n


print(work(3))
