def work(n):
    create_arena("scratch")
    try:
        with arena("scratch"):
            values = [n]
            n += len(values)
        with arena("scratch"):
            return n
    finally:
        destroy_arena("scratch")


print(work(3))
