def handle(message):
    b = allocate(32)
    match message:
        case ("put", n):
            b.fill(n)
            size = len(b)
        case "drop":
            size = 0
        case _:
            size = 1
    free(b)
    return size


print(handle(("put", 3)), handle("drop"), handle(5))
