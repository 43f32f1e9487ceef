# runs: UseAfterFreeError
create_arena("frame")


def work(n):
    kept = []
    with arena("frame"):
        for i in range(n):
            kept.append([i])  # expect: FH110 error
    reset_arena("frame")
    return kept[0][0]  # may: FH101


print(work(3))
