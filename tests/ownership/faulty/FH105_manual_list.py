# runs: leak
@manual_memory
def work(text):
    values = [1, 2, 3]  # expect: FH105 warning
    n = int(text)
    free(values)
    return n


try:
    work("x")
except ValueError:
    print("not a number")
