# runs: UseAfterFreeError
create_arena("frame")


def end_frame():
    reset_arena("frame")


def work(n):
    with arena("frame"):
        points = [n, n]
    end_frame()
    return points[0]  # expect: FH101 error


print(work(3))
