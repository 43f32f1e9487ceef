create_arena("frame")


def work(n):
    with arena("frame"):
        values = [n]
        return len(values)


print(work(3))
