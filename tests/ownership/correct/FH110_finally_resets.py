create_arena("frame")


def work(text):
    found = {}
    try:
        with arena("frame"):
            words = [text, text]
            found["words"] = len(words)
    finally:
        reset_arena("frame")
    return found["words"]


print(work("a"))
