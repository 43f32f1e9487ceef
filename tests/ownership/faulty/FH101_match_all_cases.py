# runs: UseAfterFreeError
def handle(message):
    b = allocate(32)
    match message:
        case ("put", n):
            b.fill(n)
            free(b)
        case "drop":
            free(b)
        case _:
            free(b)
    return len(b)  # expect: FH101 error


print(handle(("put", 3)))
