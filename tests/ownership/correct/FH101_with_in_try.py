def work(text):
    try:
        with allocate(4) as b:
            b[0] = int(text)
            return b[0]
    except ValueError:
        return -1


print(work("7"))
print(work("x"))
