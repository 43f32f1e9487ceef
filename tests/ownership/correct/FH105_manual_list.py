@manual_memory
def work(text):
    values = [1, 2, 3]
    try:
        n = int(text)
    finally:
        free(values)
    return n


try:
    work("x")
except ValueError:
    print("not a number")
