def make(capacity=16):
    return BoundedStr(capacity)


text = make()
text.append("a")
print(len(text))
