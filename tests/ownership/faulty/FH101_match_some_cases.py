# runs: UseAfterFreeError
def handle(message):
    b = allocate(32)
    size = 0
    match message:
        case "drop":
            free(b)
        case "keep":
            free(b)
            return 0
        case _:
            free(b)
            b = allocate(8)
            free(b)
            return size
    size = len(b)  # expect: FH101 error
    return size


print(handle("keep"), handle(3), handle("drop"))
