def describe(items, loud):
    text = ", ".join(items)
    if loud:
        text = text + "!"
    size = len(text)
    del text
    return size


print(describe(["alpha", "beta"], True))
