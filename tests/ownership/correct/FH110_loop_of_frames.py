create_arena("frame")


def run(frames):
    best = {}
    for i in range(frames):
        with arena("frame"):
            contacts = [i, i]
            if i == 1:
                best["contacts"] = len(contacts)
        reset_arena("frame")
    return best["contacts"]


print(run(3))
