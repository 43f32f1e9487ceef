def work(text):
    b = allocate(8)
    try:
        n = int(text)
        return n
    finally:
        free(b)


print(work("5"))
