# runs: InvalidFreeError
def work(command):
    match command:
        case "drop":
            message = "dropped"
            free(message)  # expect: FH106 error
        case _:
            message = None
            free(message)


work(1)
work("drop")
