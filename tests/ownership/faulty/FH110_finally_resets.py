# runs: UseAfterFreeError
create_arena("frame")


def work(text):
    found = {}
    try:
        with arena("frame"):
            words = [text, text]
            found["words"] = words  # expect: FH110 error
    finally:
        reset_arena("frame")
    return len(found["words"])  # may: FH101


print(work("a"))
