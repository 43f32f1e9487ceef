create_arena("frame")


def end_frame():
    reset_arena("frame")


def work(n):
    best = {}
    with arena("frame"):
        for i in range(n):
            best[i] = [i][0]
    end_frame()
    return best[0]


print(work(3))
