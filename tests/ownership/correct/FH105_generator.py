def numbers(words):
    b = allocate(8)
    try:
        found = 0
        for word in words:
            found += int(word)
    finally:
        free(b)
    yield found


try:
    list(numbers(["1", "x"]))
except ValueError:
    print("not a number")
