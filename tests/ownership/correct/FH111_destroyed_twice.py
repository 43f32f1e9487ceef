def work(n):
    create_arena("scratch")
    if n > 1:
        n -= 1
    destroy_arena("scratch")
    create_arena("scratch")
    destroy_arena("scratch")


work(3)
