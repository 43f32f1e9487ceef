def handle(message):
    b = allocate(32)
    size = 0
    match message:
        case "drop":
            size = len(b)
        case "keep":
            free(b)
            return 0
        case _:
            free(b)
            b = allocate(8)
            free(b)
            return size
    free(b)
    return size


print(handle("keep"), handle(3), handle("drop"))
