@manual_memory
def work(text):
    try:
        return int(text)
    except ValueError:
        info = {"text": text}
        free(info)
        return 0


print(work("x"))
