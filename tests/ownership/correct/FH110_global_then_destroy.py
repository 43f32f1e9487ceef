create_arena("phase")
result = None


def work(n):
    global result
    with arena("phase"):
        table = {"n": n}
        if n > 2:
            result = len(table)
    destroy_arena("phase")


work(3)
print(result)
