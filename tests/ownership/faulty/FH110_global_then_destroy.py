# runs: UseAfterFreeError
create_arena("phase")
result = None


def work(n):
    global result
    with arena("phase"):
        if n > 2:
            result = {"n": n}  # expect: FH110 error
    destroy_arena("phase")


work(3)
print(result["n"])  # may: FH101
