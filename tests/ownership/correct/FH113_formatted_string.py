@no_alloc
def label(n):
    if n < 0:
        return "negative"
    return "value"


print(label(-1), label(2))
