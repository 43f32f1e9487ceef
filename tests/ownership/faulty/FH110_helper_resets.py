# runs: UseAfterFreeError
create_arena("frame")


def end_frame():
    reset_arena("frame")


def work(n):
    best = {}
    with arena("frame"):
        for i in range(n):
            best[i] = [i]  # expect: FH110 error
    end_frame()
    return best[0][0]  # may: FH101


print(work(3))
