create_arena("frame")


def end_frame():
    reset_arena("frame")


def work(n):
    with arena("frame"):
        points = [n, n]
    first = points[0]
    end_frame()
    return first


print(work(3))
