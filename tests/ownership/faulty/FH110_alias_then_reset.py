# runs: UseAfterFreeError
create_arena("frame")


class Box:
    content = None


def work(n):
    box = Box()
    with arena("frame"):
        values = [n]
        same = values
        same.append(n)
        box.content = same  # expect: FH110 error
    reset_arena("frame")
    return box.content[0]  # may: FH101


print(work(3))
