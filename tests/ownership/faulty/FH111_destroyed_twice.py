# runs: KeyError
def work(n):
    create_arena("scratch")
    if n > 1:
        n -= 1
    destroy_arena("scratch")
    destroy_arena("scratch")  # expect: FH111 error


work(3)
