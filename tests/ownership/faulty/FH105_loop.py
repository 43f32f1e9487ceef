# runs: leak
def total(words):
    b = allocate(8)  # expect: FH105 warning
    sum = 0
    for word in words:
        if word == "end":
            break
        sum += int(word)
    free(b)
    return sum


try:
    total(["1", "two"])
except ValueError:
    print("not a number")
