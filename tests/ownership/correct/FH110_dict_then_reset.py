create_arena("frame")


def work(n):
    keep = {}
    with arena("frame"):
        points = [n, n + 1]
        keep["points"] = len(points)
    reset_arena("frame")
    return keep["points"]


print(work(3))
