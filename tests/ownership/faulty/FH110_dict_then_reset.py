# runs: UseAfterFreeError
create_arena("frame")


def work(n):
    keep = {}
    with arena("frame"):
        keep["points"] = [n, n + 1]  # expect: FH110 error
    reset_arena("frame")
    return keep["points"][0]  # may: FH101


print(work(3))
