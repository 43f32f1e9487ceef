# runs: UseAfterFreeError
create_arena("frame")


def work(n):
    with arena("frame"):
        points = [n, n + 1]
        total = sum(points)
    reset_arena("frame")
    return total + points[0]  # expect: FH101 error


print(work(3))
