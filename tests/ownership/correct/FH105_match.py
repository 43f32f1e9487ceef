def work(command):
    b = allocate(8)
    try:
        match command:
            case ("set", text):
                n = int(text)
            case _:
                n = 0
    finally:
        free(b)
    return n


try:
    print(work("none"))
    work(("set", "x"))
except ValueError:
    print("not a number")
