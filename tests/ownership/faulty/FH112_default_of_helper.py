# runs: ValueError
def make(capacity=0):
    return BoundedStr(capacity)


text = make()  # expect: FH112 error
text.append("a")
print(len(text))
