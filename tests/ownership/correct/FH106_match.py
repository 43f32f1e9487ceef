def work(command):
    match command:
        case "drop":
            message = allocate(8)
            free(message)
        case _:
            message = None
            free(message)


work(1)
work("drop")
