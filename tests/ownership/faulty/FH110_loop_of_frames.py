# runs: UseAfterFreeError
create_arena("frame")


def run(frames):
    best = {}
    for i in range(frames):
        with arena("frame"):
            contacts = [i, i]
            if i == 1:
                best["contacts"] = contacts  # expect: FH110 error
        reset_arena("frame")
    return len(best["contacts"])  # may: FH101


print(run(3))
