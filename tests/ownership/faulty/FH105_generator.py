# runs: leak
def numbers(words):
    b = allocate(8)  # expect: FH105 warning
    found = 0
    for word in words:
        found += int(word)
    free(b)
    yield found


try:
    list(numbers(["1", "x"]))
except ValueError:
    print("not a number")
