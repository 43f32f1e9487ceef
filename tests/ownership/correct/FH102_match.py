def work(command):
    b = allocate(8)
    match command:
        case "stop" | "quit":
            b.fill(1)
        case [_, *rest]:
            free(b)
            return len(rest)
        case _:
            return_code = 2
            free(b)
            return return_code
    free(b)
    return 0


print(work(["a", "b"]), work(5), work("quit"))
