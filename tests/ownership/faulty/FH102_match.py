# runs: DoubleFreeError
def work(command):
    b = allocate(8)
    match command:
        case "stop" | "quit":
            free(b)
        case [_, *rest]:
            free(b)
            return len(rest)
        case _:
            return_code = 2
            free(b)
            return return_code
    free(b)  # expect: FH102 error
    return 0


print(work(["a", "b"]), work(5), work("quit"))
