# runs: InvalidFreeError
def describe(items, loud):
    text = ", ".join(items)
    if loud:
        text = text + "!"
    size = len(text)
    free(text)  # expect: FH106 error
    return size


print(describe(["alpha", "beta"], True))
