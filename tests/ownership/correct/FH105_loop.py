def total(words):
    b = allocate(8)
    sum = 0
    try:
        for word in words:
            if word == "end":
                break
            sum += int(word)
    finally:
        free(b)
    return sum


try:
    total(["1", "two"])
except ValueError:
    print("not a number")
