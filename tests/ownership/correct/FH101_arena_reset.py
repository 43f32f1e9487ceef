create_arena("frame")


def work(n):
    with arena("frame"):
        points = [n, n + 1]
        total = sum(points) + points[0]
    reset_arena("frame")
    return total


print(work(3))
