@manual_memory
def work(command):
    match command:
        case "list":
            items = list((1, 2))
            free(items)
            return 1
        case _:
            return 0


print(work("list"))
