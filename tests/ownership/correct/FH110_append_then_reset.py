create_arena("frame")


def work(n):
    kept = []
    with arena("frame"):
        for i in range(n):
            kept.append(i)
    reset_arena("frame")
    return kept[0]


print(work(3))
