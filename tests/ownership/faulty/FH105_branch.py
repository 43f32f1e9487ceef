# runs: leak
def work(text, numeric):
    b = allocate(8)  # expect: FH105 warning
    if numeric:
        size = float(text)
    else:
        size = len(b)
    free(b)
    return size


try:
    print(work("x", False))
    work("x", True)
except ValueError:
    print("not a number")
